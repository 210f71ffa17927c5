package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InputHistoryTest {
  private final InputHistory history = InputHistory.of(List.of("one", "two", "three"));

  private static InputHistory.Recall older(InputHistory.Recall recall) {
    return recall.history().older(recall.text()).orElseThrow();
  }

  private static InputHistory.Recall newer(InputHistory.Recall recall) {
    return recall.history().newer(recall.text()).orElseThrow();
  }

  @Test
  void upRecallsTheNewestFirstAndEndsAtTheOldest() {
    InputHistory.Recall recall = history.older("").orElseThrow();
    assertEquals("three", recall.text());
    recall = older(older(recall));
    assertEquals("one", recall.text());
    assertEquals(Optional.empty(), recall.history().older(recall.text()));
  }

  @Test
  void downComesBackToTheDraft() {
    assertEquals(Optional.empty(), history.newer("draft"));
    InputHistory.Recall recall = older(history.older("draft").orElseThrow());
    recall = newer(newer(recall));
    assertEquals("draft", recall.text());
    assertEquals(Optional.empty(), recall.history().newer("draft"));
  }

  @Test
  void whatOneMadeOfALineIsStillThereOnComingBack() {
    InputHistory edited =
        history.older("draft").orElseThrow().history().older("three!").orElseThrow().history();
    assertEquals("three!", edited.newer("two").orElseThrow().text());
    assertEquals("draft", edited.newer("two").flatMap(r -> r.history().newer("x")).get().text());
    assertEquals(List.of("one", "two", "three"), edited.lines());
  }

  @Test
  void whatIsSentEndsTheRecall() {
    InputHistory sent = history.older("draft").orElseThrow().history().with("four");
    assertEquals(List.of("one", "two", "three", "four"), sent.lines());
    assertEquals(Optional.empty(), sent.newer(""));
    assertEquals("four", sent.older("").orElseThrow().text());
  }

  @Test
  void theSameTwiceInARowIsKeptOnceAndABlankLineNever() {
    assertEquals(
        List.of("one", "two", "three", "one"),
        history.with("three").with(" ").with("three").with("one").lines());
  }

  @Test
  void onlyTheNewestAreKept() {
    List<String> many = IntStream.range(0, 600).mapToObj(i -> "line " + i).toList();
    InputHistory kept = InputHistory.of(many).with("newest");
    assertEquals(InputHistory.MAX_LINES, kept.lines().size());
    assertEquals("line 101", kept.lines().get(0));
    assertEquals("newest", kept.lines().get(InputHistory.MAX_LINES - 1));
  }

  @Test
  void aLineOfTheFileHasNoLineBreak() {
    assertEquals("one\\ntwo\\\\n", InputHistory.encoded("one\ntwo\\n"));
    assertEquals(List.of("one\ntwo\\n"), InputHistory.decoded(List.of("one\\ntwo\\\\n")).lines());
  }

  @Test
  void badLinesOfTheFileAreSkipped() {
    List<String> lines =
        List.of(
            "good",
            "cut\\",
            "bad\\x",
            "",
            "tab\t",
            "esc\u001b[2J",
            "half\ud83d",
            "x".repeat(Editor.MAX_BYTES + 1),
            "good too");
    assertEquals(List.of("good", "good too"), InputHistory.decoded(lines).lines());
  }

  @Test
  void whatIsEncodedIsDecoded() {
    Random random = new Random(7);
    String alphabet = "\\\\n\n\nab é日";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder("x");
      for (int j = random.nextInt(12); j > 0; j--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String encoded = InputHistory.encoded(text.toString());
      assertTrue(encoded.indexOf('\n') < 0);
      assertEquals(
          List.of(text.toString()), InputHistory.decoded(List.of(encoded)).lines(), encoded);
    }
  }
}
