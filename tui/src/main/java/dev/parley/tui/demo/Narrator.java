package dev.parley.tui.demo;

import java.io.PrintStream;

/** Tells what happens. */
final class Narrator {
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[32m";
  private static final String RED = "\u001b[31m";
  private static final String OFF = "\u001b[0m";

  private final PrintStream out;
  private final boolean colours;
  private int steps;

  Narrator(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  void step(String text) {
    steps++;
    out.println((steps > 1 ? "\n" : "") + painted(BOLD, steps + ". " + text));
  }

  void say(String text) {
    out.println("   " + text);
  }

  void verdict(boolean held, String text) {
    out.println("\n" + painted(held ? GREEN : RED, text));
  }

  private String painted(String colour, String text) {
    return colours ? colour + text + OFF : text;
  }
}
