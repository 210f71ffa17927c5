package dev.parley.tui.screen.view;

import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Heights;
import dev.parley.tui.screen.model.Pending;

/** The heights of what {@link ChatView} draws. */
public final class ScreenHeights implements Heights {

  /** Without the row that says how much is below. */
  @Override
  public int pane(ChatModel model) {
    return Math.max(1, frame(model).chatRows() - 1);
  }

  @Override
  public int line(ChatModel model, int index) {
    return Layouts.of(model, frame(model).chatColumns())
        .rows(model.history().lines(), index)
        .size();
  }

  @Override
  public int pending(ChatModel model, Pending pending) {
    return Layouts.of(model, frame(model).chatColumns()).rows(pending, false, model.now()).size();
  }

  private static Frame frame(ChatModel model) {
    return Frame.of(model, InputBox.of(model));
  }
}
