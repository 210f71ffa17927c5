package dev.parley.tui.screen.model;

import java.util.ArrayList;
import java.util.List;

/** One event being worked on: the model as far as it has come, and what is wished so far. */
final class Turn {
  private static final long HINT_MILLIS = 5000;

  private final Heights heights;
  private final List<Wish> wishes = new ArrayList<>();
  private ChatModel model;

  Turn(ChatModel model, Heights heights) {
    this.model = model;
    this.heights = heights;
  }

  ChatModel model() {
    return model;
  }

  void put(ChatModel next) {
    model = next;
  }

  void put(Reading next) {
    model = model.with(next);
  }

  void put(Overlay next) {
    model = model.with(next);
  }

  long now() {
    return model.now();
  }

  Viewport viewport() {
    return new Viewport(model, heights);
  }

  void wish(Wish wish) {
    wishes.add(wish);
  }

  List<Wish> wishes() {
    return wishes;
  }

  void hint(String text) {
    hint(text, HINT_MILLIS);
  }

  void hint(String text, long millis) {
    model = model.with(new Hint(text, now() + millis));
  }
}
