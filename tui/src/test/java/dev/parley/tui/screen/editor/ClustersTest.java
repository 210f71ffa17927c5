package dev.parley.tui.screen.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ClustersTest {
  private static final String FAMILY = "👨\u200d👩\u200d👧";
  private static final String FLAG = "🇩🇪";
  private static final String[] PARTS = {
    "a",
    " ",
    "\n",
    "é",
    "e\u0301",
    "\u0301",
    "日",
    "가",
    "\u1100",
    "\u1161",
    "😀",
    "🏽",
    "🇩",
    "🇪",
    "\u200d",
    "\ufe0f",
    "❤",
    "1\ufe0f\u20e3",
    "ก็",
    "नि",
    "\u0600",
    "©",
    FAMILY
  };

  @Test
  void whatPeopleSeeAsOneIsOne() {
    assertEquals(
        List.of("a", FAMILY, FLAG, FLAG, "e\u0301", "👍🏽", "❤\ufe0f", "\n", "日", "ก็"),
        Clusters.of("a" + FAMILY + FLAG + FLAG + "e\u0301👍🏽❤\ufe0f\n日ก็"));
  }

  @Test
  void theNeighbourhoodTellsTheSameAsTheWholeText() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      StringBuilder made = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        made.append(PARTS[random.nextInt(PARTS.length)]);
      }
      String text = made.toString();
      assertEquals(
          Pattern.compile("\\X").matcher(text).results().map(MatchResult::group).toList(),
          Clusters.of(text));
      assertBorders(text);
    }
  }

  private static void assertBorders(String text) {
    List<Integer> borders = new ArrayList<>(List.of(0));
    Clusters.of(text).forEach(c -> borders.add(borders.get(borders.size() - 1) + c.length()));
    for (int i = 0; i < borders.size(); i++) {
      int border = borders.get(i);
      assertEquals(borders.get(Math.max(0, i - 1)), Clusters.before(text, border), text);
      int next = borders.get(Math.min(borders.size() - 1, i + 1));
      assertEquals(next, Clusters.after(text, border), text);
      for (int place = border + 1; place <= next; place++) {
        assertEquals(next, Clusters.atOrAfter(text, place), text);
      }
    }
    assertEquals(text.length(), borders.get(borders.size() - 1));
  }
}
