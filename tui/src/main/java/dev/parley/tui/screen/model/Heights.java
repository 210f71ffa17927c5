package dev.parley.tui.screen.model;

/** How tall things are on the screen: what scrolling needs to know of the layout. */
public interface Heights {

  /** The rows of the chat pane; at least 1. */
  int pane(ChatModel model);

  /**
   * The rows of one line of the history with what stands before it; 0: it is folded into a later
   * one.
   */
  int line(ChatModel model, int index);

  /** The rows of what is not final; at least 1. */
  int pending(ChatModel model, Pending pending);
}
