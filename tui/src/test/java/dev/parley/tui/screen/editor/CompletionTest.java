package dev.parley.tui.screen.editor;

import static dev.parley.tui.screen.editor.Typing.editor;
import static dev.parley.tui.screen.editor.Typing.pressed;
import static dev.parley.tui.screen.editor.Typing.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.tui.screen.Key;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CompletionTest {
  private final Candidates known =
      new Candidates(
          List.of("help", "history", "status"),
          List.of("alice", "Alfred", "bob", "Zoë 😀"),
          List.of("general", "dev"));

  private Completion completion(String text) {
    return Completion.begin(editor(text), known, false).orElseThrow();
  }

  private String completed(String text) {
    return shown(completion(text).edit().editor());
  }

  private void assertNothing(String text) {
    assertEquals(Optional.empty(), Completion.begin(editor(text), known, false), text);
  }

  @Test
  void aCommandIsCompletedAtTheBeginningOnly() {
    assertEquals("/status |", completed("/st|"));
    assertNothing("see /st|");
    assertNothing("//st|");
    assertNothing("one\n/st|");
  }

  @Test
  void aNickAtTheBeginningIsAnAddress() {
    assertEquals("bob: |", completed("b|"));
    assertNothing("hello b|");
    assertNothing("hello\nb|");
  }

  @Test
  void anAtSignCompletesANickAnywhere() {
    assertEquals("@bob |", completed("@b|"));
    assertEquals("thanks @bob |", completed("thanks @b|"));
    assertEquals("thanks\n@Zoë 😀 |", completed("thanks\n@z|"));
  }

  @Test
  void aRoomIsCompletedAnywhere() {
    assertEquals("see #dev |", completed("see #d|"));
    assertEquals("/join #general |", completed("/join #G|"));
  }

  @Test
  void whereARoomIsMeantItNeedsNoSign() {
    assertEquals("/join dev |", completed("/join d|"));
    assertEquals("/ROOM general |", completed("/ROOM g|"));
    assertEquals(List.of("general", "dev"), completion("/part |").candidates());
    assertNothing("say /join d|");
  }

  @Test
  void aSignAloneOffersAll() {
    assertEquals(List.of("/help", "/history", "/status"), completion("/|").candidates());
    assertEquals(List.of("@alice", "@Alfred", "@bob", "@Zoë 😀"), completion("@|").candidates());
    assertEquals(List.of("#general", "#dev"), completion("hm #|").candidates());
  }

  @Test
  void whereNothingFitsThereIsNothing() {
    assertNothing("|");
    assertNothing("hello |");
    assertNothing("x|");
    assertNothing("/zzz|");
    assertNothing("@alice |");
  }

  @Test
  void tabGoesRoundForwardsAndShiftTabBackwards() {
    Completion first = completion("al|");
    assertEquals(List.of("alice", "Alfred"), first.candidates());
    assertEquals("alice: |", shown(first.edit().editor()));
    assertEquals("Alfred: |", shown(first.next().edit().editor()));
    assertEquals("alice: |", shown(first.next().next().edit().editor()));
    assertEquals("Alfred: |", shown(first.previous().edit().editor()));
    assertEquals(first, first.previous().next());
    Completion last = Completion.begin(editor("al|"), known, true).orElseThrow();
    assertEquals(1, last.chosen());
  }

  @Test
  void whatStandsBehindStays() {
    assertEquals("hi @bob| and @alice", completed("hi @b| and @alice"));
    assertEquals("hi @bob |, and", completed("hi @b|, and"));
  }

  @Test
  void undoGivesBackWhatWasTyped() {
    Editor editor = completion("hi @al|").next().edit().editor();
    assertEquals("hi @al|", shown(pressed(editor, Key.ctrl('_'))));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Editor full = Editor.EMPTY.insert("x".repeat(Editor.MAX_BYTES - 3) + " @b").editor();
    Edit edit = Completion.begin(full, known, false).orElseThrow().edit();
    assertSame(full, edit.editor());
    assertEquals("a message holds at most 16.4 KB; that does not fit", edit.notice());
  }

  @Test
  void aNickThatBeginsWithASignIsFoundByIt() {
    Candidates odd = new Candidates(List.of(), List.of("#1", "/x"), List.of());
    assertEquals(Optional.empty(), Completion.begin(editor("#|"), odd, false));
    assertEquals(
        List.of("@#1", "@/x"),
        Completion.begin(editor("@|"), odd, false).orElseThrow().candidates());
  }

  @Test
  void aCommandIsCompletedAfterHelp() {
    assertEquals("/help status |", completed("/help st|"));
    assertEquals("/help /status |", completed("/help /st|"));
    assertEquals(List.of("help", "history", "status"), completion("/help |").candidates());
    assertNothing("/help me st|");
    assertNothing("/history st|");
  }
}
