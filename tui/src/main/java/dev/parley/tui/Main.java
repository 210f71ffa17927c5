package dev.parley.tui;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    throw new UnsupportedOperationException();
  }
}
