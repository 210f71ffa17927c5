package dev.parley.tui.screen.model;

import dev.parley.tui.screen.editor.Paste;

/** What lies over the chat, or takes its keys. */
public sealed interface Overlay {
  Overlay NONE = new None();

  /** Whether what is typed must not reach the box, which is hidden or not what one looks at. */
  default boolean isInFront() {
    return this instanceof Text
        || this instanceof Question
        || this instanceof Select
        || this instanceof Jump;
  }

  /** Nothing. */
  record None() implements Overlay {}

  /**
   * Lines to read: the help, the answer to a command, what is known of a message.
   *
   * @param text not cleaned, with line feeds
   * @param top the first row of the text that is shown; the view shows no less than a full page
   * @param under what is there again when it is closed
   */
  record Text(String title, String text, int top, Overlay under) implements Overlay {}

  /** A long paste: what shall become of it? */
  record Question(Paste.Ask paste) implements Overlay {}

  /** The list of rooms where there is no pane for it. */
  record Rooms() implements Overlay {}

  /** The list of users where there is no pane for it. */
  record Users() implements Overlay {}

  /**
   * Another room is looked for.
   *
   * @param typed a part of its name, or its number
   * @param chosen which of the rooms that are offered, from 0 on
   */
  record Jump(String typed, int chosen) implements Overlay {}

  /**
   * A message is chosen with the arrows.
   *
   * @param chosen its row does not count
   */
  record Select(Place chosen) implements Overlay {}
}
