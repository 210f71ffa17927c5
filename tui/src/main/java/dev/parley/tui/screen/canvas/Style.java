package dev.parley.tui.screen.canvas;

/** How a cell looks. Nothing is ever said by colour alone. Compared as {@link Cell} is. */
public record Style(Colour colour, boolean bold, boolean dim, boolean reverse) {
  public static final Style PLAIN = new Style(Colour.DEFAULT, false, false, false);
  public static final Style BOLD = PLAIN.bolder();
  public static final Style DIM = new Style(Colour.DEFAULT, false, true, false);
  public static final Style REVERSE = new Style(Colour.DEFAULT, false, false, true);

  public static Style of(Colour colour) {
    return new Style(colour, false, false, false);
  }

  public Style bolder() {
    return new Style(colour, true, false, reverse);
  }

  /** The same with colour and background swapped. */
  public Style reversed() {
    return new Style(colour, bold, dim, true);
  }

  /** The same for whoever wants no colours. */
  public Style colourless() {
    return new Style(Colour.DEFAULT, bold, dim, reverse);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Style style
            && colour == style.colour
            && bold == style.bold
            && dim == style.dim
            && reverse == style.reverse);
  }

  @Override
  public int hashCode() {
    return colour.ordinal() * 8 + (bold ? 4 : 0) + (dim ? 2 : 0) + (reverse ? 1 : 0);
  }
}
