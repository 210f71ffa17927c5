package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.input.EscapeSequenceCharacterPattern;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/**
 * Lanterna's escape sequences, which are those of xterm, with those of rxvt and st. One that means
 * no key here is a key without a meaning: its rest must not be taken for a text.
 */
final class EscapeSequences extends EscapeSequenceCharacterPattern {
  EscapeSequences() {
    stdMap.put(7, KeyType.Home);
    stdMap.put(8, KeyType.End);
  }

  @Override
  protected KeyStroke getKeyStrokeRaw(char first, int num1, int num2, char last, boolean bEsc) {
    boolean isShort = first == '[' && num2 == 0;
    return switch (last) {
      // rxvt says by the last character what is held.
      case '^' -> super.getKeyStrokeRaw(first, num1, 1 + CTRL, '~', bEsc);
      case '$' -> super.getKeyStrokeRaw(first, num1, 1 + SHIFT, '~', bEsc);
      case '@' -> super.getKeyStrokeRaw(first, num1, 1 + CTRL + SHIFT, '~', bEsc);
      case 'a', 'b', 'c', 'd' ->
          super.getKeyStrokeRaw(
              '[', 0, 1 + (first == 'O' ? CTRL : SHIFT), Character.toUpperCase(last), bEsc);
      // st, unless its keypad is in the mode of applications.
      case 'P' ->
          isShort && num1 == 0
              ? super.getKeyStrokeRaw(first, 3, 0, '~', bEsc)
              : super.getKeyStrokeRaw(first, num1, num2, last, bEsc);
      case 'h' ->
          isShort && num1 == 4
              ? super.getKeyStrokeRaw(first, 2, 0, '~', bEsc)
              : super.getKeyStrokeRaw(first, num1, num2, last, bEsc);
      default -> super.getKeyStrokeRaw(first, num1, num2, last, bEsc);
    };
  }

  @Override
  protected KeyStroke getKeyStroke(KeyType key, int mods) {
    return super.getKeyStroke(key == null ? KeyType.Unknown : key, mods);
  }
}
