package dev.parley.tui.screen.editor;

import dev.parley.protocol.json.Utf8;
import dev.parley.tui.screen.Key;

/** What becomes of a paste: its lines never send themselves. */
public sealed interface Paste {
  /** More lines than this are asked about. */
  int MAX_LINES = 5;

  /** The text for {@link Editor#insert}, one line or a few; it may be empty. */
  record Insert(String text) implements Paste {}

  /**
   * The user has to choose.
   *
   * @param text fit for a message, and for {@link Editor#insert}
   * @param question one line, to be shown until there is an answer
   */
  record Ask(String text, String question) implements Paste {

    /** What a key answers. */
    public Answer answer(Key key) {
      return switch (key.kind()) {
        case ENTER -> key.isPlain() ? Answer.SEND : Answer.NONE;
        case TEXT -> letter(key);
        case ESCAPE -> Answer.DROP;
        default -> Answer.NONE;
      };
    }

    /** With one more, from a line of its own on; refused where that is too long together. */
    public Paste and(String raw) {
      Paste other = Paste.of(raw);
      return other instanceof Refused ? other : Paste.of(text + "\n" + InputText.fit(raw));
    }

    private static Answer letter(Key key) {
      if (key.isCtrl('c')) {
        return Answer.DROP;
      }
      return key.isPlain() && key.text().equalsIgnoreCase("e") ? Answer.EDIT : Answer.NONE;
    }
  }

  /**
   * It does not fit into a message; nothing of it is taken.
   *
   * @param reason a sentence for the user
   */
  record Refused(String reason) implements Paste {}

  /** What to do with a paste that was asked about. */
  enum Answer {
    /** All of it is one message; what is in the box stays there. */
    SEND,
    /** Into the box. */
    EDIT,
    /** Forget it. */
    DROP,
    /** No answer yet. */
    NONE
  }

  /** A line break at its end does not count: it comes with whole lines that were marked. */
  static Paste of(String raw) {
    String fit = InputText.fit(raw);
    String text = fit.endsWith("\n") ? fit.substring(0, fit.length() - 1) : fit;
    int bytes = Utf8.length(text);
    if (bytes > InputText.MAX_BYTES) {
      return new Refused(
          "a message holds at most "
              + InputText.size(InputText.MAX_BYTES)
              + "; the paste of "
              + InputText.size(bytes)
              + " was not taken");
    }
    long lines = 1 + text.chars().filter(c -> c == '\n').count();
    if (lines <= MAX_LINES) {
      return new Insert(text);
    }
    return new Ask(
        text,
        "Paste "
            + lines
            + " lines ("
            + InputText.size(bytes)
            + ")?  Enter as one message   e edit   Esc drop");
  }
}
