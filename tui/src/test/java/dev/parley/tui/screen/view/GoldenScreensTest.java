package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.ChatModel;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenScreensTest {

  @Test
  void friendsWide() {
    check("friends", Scenes.friends(), 120, 40);
  }

  @Test
  void friendsInTheUsualSize() {
    check("friends", Scenes.friends(), 80, 24);
  }

  @Test
  void friendsInANarrowWindow() {
    Scene scene = Scenes.friends();
    scene.typed("");
    check("friends", scene, 50, 14);
  }

  @Test
  void friendsInAWindowThatIsTooSmall() {
    check("friends", Scenes.friends(), 39, 7);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void everyState(State state) {
    check(name(state), Scenes.friends(state), 80, 24);
  }

  private static String name(State state) {
    return "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void check(String name, Scene scene, int columns, int rows) {
    ChatModel model = scene.model(columns, rows);
    Canvas canvas = ChatView.draw(model);
    GoldenScreen.check(name + "-" + columns + "x" + rows, canvas);
  }
}
