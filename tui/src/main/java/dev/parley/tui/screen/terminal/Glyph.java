package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.TextCharacter;
import dev.parley.tui.text.Cells;
import java.util.Objects;

/**
 * A cluster as Lanterna's screen keeps it, with the width that terminals give it: Lanterna's own
 * guess is that all that is longer than a {@code char} takes two cells, and it guesses anew each
 * time that it is asked. Its screen asks a character for its string, its width, a blank in its
 * place, and whether it equals another one.
 *
 * <p>What stands to the right of a glyph can depend on it: drawn again, the glyph may cover it. So
 * two glyphs are only equal where the same object is to the left of both.
 */
final class Glyph extends TextCharacter {
  private static final long serialVersionUID = 1;

  private final String cluster;
  private final boolean wide;
  private final boolean mayBeWider;
  private final Glyph left;
  private final Glyph rightHalf;

  /**
   * @param look a blank in its colours and modifiers
   * @param left see {@link #mayBeWider}; {@code null} where nothing to the left is
   */
  @SuppressWarnings("deprecation") // There is no other constructor that is not.
  Glyph(TextCharacter look, String cluster, Glyph left) {
    super(look);
    this.cluster = cluster;
    this.left = left;
    wide = Cells.width(cluster) == 2;
    mayBeWider = !wide && Cells.isDisputed(cluster);
    rightHalf = wide ? new Glyph(look, " ", this) : null;
  }

  /** Whether some terminal may draw it over the cell to the right of it. */
  boolean mayBeWider() {
    return mayBeWider;
  }

  /**
   * Lanterna asks for a blank to keep in its right half, where it differs from all that follows.
   */
  @Override
  public TextCharacter withCharacter(char character) {
    return wide && character == ' ' ? rightHalf : super.withCharacter(character);
  }

  @Override
  public String getCharacterString() {
    return cluster;
  }

  @Override
  public boolean isDoubleWidth() {
    return wide;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Glyph glyph
            && left == glyph.left
            && cluster.equals(glyph.cluster)
            && super.equals(glyph));
  }

  @Override
  public int hashCode() {
    return Objects.hash(cluster, System.identityHashCode(left));
  }

  @Override
  public String toString() {
    return "Glyph{" + cluster + ", left=" + left + ", " + super.toString() + '}';
  }
}
