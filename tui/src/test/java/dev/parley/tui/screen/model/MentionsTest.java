package dev.parley.tui.screen.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MentionsTest {

  @Test
  void aNameAfterTheSignIsACallInAnyCase() {
    assertEquals(List.of("@bob", "@BOB", "@Bob"), found("@bob, @BOB! (@Bob)", "bob"));
    assertEquals(List.of("@Ädam"), found("hi @Ädam.", "ädam"));
  }

  @Test
  void aPartOfAWordIsNoCall() {
    assertEquals(List.of(), found("@bobby me@bob.example bob @ bob", "bob"));
    assertEquals(List.of(), found("@bob2", "bob"));
  }

  @Test
  void aNameOfSeveralWordsIsFoundAsAWhole() {
    assertEquals(List.of("@al b."), found("to @al b., not @al c.", "al b."));
  }

  @Test
  void nobodyIsCalledByNoName() {
    assertEquals(List.of(), found("@ @bob", ""));
  }

  private static List<String> found(String text, String name) {
    return Mentions.of(text, name).stream()
        .map(range -> text.substring(range.start(), range.end()))
        .toList();
  }
}
