package dev.parley.tui.screen.view;

/**
 * What frames and marks are made of. Some of the first set are two cells wide in some terminals;
 * the second set is ASCII.
 */
record Glyphs(
    String vertical,
    String horizontal,
    String corners,
    String up,
    String syncing,
    String down,
    String leader,
    String full,
    String empty,
    String cut,
    String arrow) {
  private static final Glyphs UNICODE =
      new Glyphs("│", "─", "┌┐└┘", "●", "◌", "○", "★", "█", "░", "…", "→");
  private static final Glyphs ASCII =
      new Glyphs("|", "-", "++++", "*", ".", "o", "#", "#", ".", ".", "->");

  static Glyphs of(boolean ascii) {
    return ascii ? ASCII : UNICODE;
  }

  /** Between the parts of a line. */
  String separator() {
    return " " + vertical + " ";
  }

  /** 0..3: top left, top right, bottom left, bottom right. */
  String corner(int which) {
    return corners.substring(which, which + 1);
  }
}
