package dev.parley.tui.screen.editor;

import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.ArrayList;
import java.util.List;

/**
 * One cluster of what was typed and how it looks: what the screen cannot show as it is (a flag, a
 * family) takes other cells than its length tells, and stays one thing for the cursor.
 *
 * @param length in the text
 * @param shown clean
 * @param cells 0 to {@link #MAX_CELLS}
 */
record TypedCluster(int length, String shown, int cells) {
  static final int MAX_CELLS = 6;

  /** Those of one line. */
  static List<TypedCluster> of(String line) {
    List<TypedCluster> clusters = new ArrayList<>(line.length());
    for (String cluster : Clusters.of(line)) {
      String shown = isPlain(cluster) ? cluster : Cells.head(ScreenText.line(cluster), MAX_CELLS);
      clusters.add(new TypedCluster(cluster.length(), shown, Cells.width(shown)));
    }
    return clusters;
  }

  /** How many cells a part of a line takes. */
  static int cells(String line) {
    return of(line).stream().mapToInt(TypedCluster::cells).sum();
  }

  boolean isBlank() {
    return shown.equals(" ");
  }

  private static boolean isPlain(String cluster) {
    return cluster.length() == 1 && cluster.charAt(0) >= ' ' && cluster.charAt(0) < 0x7F;
  }
}
