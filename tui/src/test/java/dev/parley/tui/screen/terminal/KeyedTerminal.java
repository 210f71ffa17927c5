package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Lanterna's terminal in memory; its own way to wait for a key would keep others from drawing. */
final class KeyedTerminal extends DefaultVirtualTerminal {
  private final BlockingQueue<KeyStroke> typed = new LinkedBlockingQueue<>();

  KeyedTerminal(int columns, int rows) {
    super(new TerminalSize(columns, rows));
  }

  void type(KeyStroke stroke) {
    typed.add(stroke);
  }

  void type(String text) {
    text.chars().forEach(c -> type(new KeyStroke((char) c, false, false)));
  }

  @Override
  public KeyStroke pollInput() {
    return typed.poll();
  }

  @Override
  public KeyStroke readInput() {
    try {
      return typed.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What one sees, row by row, without blanks at their ends. */
  synchronized String text() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < getTerminalSize().getRows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < getTerminalSize().getColumns(); column++) {
        var character = getCharacter(column, row);
        line.append(character.getCharacterString());
        column += character.isDoubleWidth() ? 1 : 0;
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
