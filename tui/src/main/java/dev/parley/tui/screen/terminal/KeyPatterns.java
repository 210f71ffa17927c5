package dev.parley.tui.screen.terminal;

import com.googlecode.lanterna.input.BasicCharacterPattern;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.DefaultKeyDecodingProfile;
import com.googlecode.lanterna.input.EscapeSequenceCharacterPattern;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.input.MouseCharacterPattern;
import com.googlecode.lanterna.input.ScreenInfoCharacterPattern;
import dev.parley.tui.screen.terminal.TerminalStroke.Sort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lanterna's keys, and what it does not know: those of {@link EscapeSequences}, bracketed paste,
 * focus, and the mouse as SGR reports it. Its own mouse reports break in wide windows, and the
 * cursor's place is never asked for.
 */
final class KeyPatterns implements KeyDecodingProfile {
  private static final char ESCAPE = KeyDecodingProfile.ESC_CODE;

  @Override
  public Collection<CharacterPattern> getPatterns() {
    List<CharacterPattern> patterns =
        new ArrayList<>(new DefaultKeyDecodingProfile().getPatterns());
    patterns.removeIf(
        p ->
            p instanceof EscapeSequenceCharacterPattern
                || p instanceof MouseCharacterPattern
                || p instanceof ScreenInfoCharacterPattern);
    patterns.add(new EscapeSequences());
    patterns.add(sequence(Sort.PASTE_BEGINS, "[200~"));
    patterns.add(sequence(Sort.PASTE_ENDS, "[201~"));
    patterns.add(sequence(Sort.FOCUS_IN, "[I"));
    patterns.add(sequence(Sort.FOCUS_OUT, "[O"));
    patterns.add(KeyPatterns::mouse);
    return patterns;
  }

  private static CharacterPattern sequence(Sort sort, String tail) {
    return new BasicCharacterPattern(new TerminalStroke(sort), (ESCAPE + tail).toCharArray());
  }

  /** {@code ESC [ < button ; column ; row M}, or {@code m} when it is let go. */
  private static CharacterPattern.Matching mouse(List<Character> read) {
    String prefix = ESCAPE + "[<";
    int button = 0;
    boolean inButton = true;
    for (int i = 0; i < read.size(); i++) {
      char c = read.get(i);
      if (i < prefix.length()) {
        if (c != prefix.charAt(i)) {
          return null;
        }
      } else if (c == 'M' || c == 'm') {
        boolean isWhole = i == read.size() - 1;
        return isWhole ? new CharacterPattern.Matching(new TerminalStroke(sort(button))) : null;
      } else if (c == ';') {
        inButton = false;
      } else if (c < '0' || c > '9' || i > 24) {
        return null;
      } else if (inButton) {
        button = Math.min(999, button * 10 + c - '0');
      }
    }
    return CharacterPattern.Matching.NOT_YET;
  }

  private static Sort sort(int button) {
    return switch (button) {
      case 64 -> Sort.WHEEL_UP;
      case 65 -> Sort.WHEEL_DOWN;
      default -> Sort.MOUSE;
    };
  }
}
