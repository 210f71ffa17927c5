package dev.parley.tui.screen.view;

import static dev.parley.tui.screen.view.Scene.at;

import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.screen.model.Overlay;
import org.junit.jupiter.api.Test;

/** Who is there, and who has read what. */
final class GoldenPresenceTest {

  @Test
  void whoHasReadWhatOneSaid() {
    Scene scene =
        new Scene()
            .said(at(20, 9, 17), "alice", "read by all others")
            .said(at(20, 9, 18), "alice", "read by all but one, " + "and long ".repeat(12))
            .said(at(20, 9, 19), "bob", "of somebody else")
            .said(at(20, 9, 20), "alice", "read by two")
            .said(at(20, 9, 21), "alice", "read by nobody");
    for (int id = 1; id <= 6; id++) {
      scene.read(id, Scene.FIRST_SEQ + (id <= 2 ? 3 : id == 6 ? 0 : 1));
    }
    check("read", scene, 120, 40);
    check("read", scene, 80, 24);
    check("read", scene, 50, 14);
    scene.ascii = true;
    check("read-ascii", scene, 120, 40);
    check("read-ascii", scene, 80, 24);
    check("read-ascii", scene, 50, 14);
  }

  @Test
  void manyHaveRead() {
    Scene scene = new Scene().said(at(20, 9, 20), "alice", "word ".repeat(30));
    for (int id = 7; id <= 40; id++) {
      scene.members.add(Scene.member(id, "peer-" + id, 1842));
      scene.read(id, Scene.FIRST_SEQ);
    }
    check("many-have-read", scene, 100, 20);
    check("many-have-read", scene, 80, 12);
  }

  @Test
  void whoIsThere() {
    Scene scene = Scenes.readers();
    scene.members.add(Scene.member(7, "alexandra", 1842));
    scene.absent(7, Presence.IDLE, "");
    scene.absent(1, Presence.IDLE, "").absent(2, Presence.IDLE, "");
    scene.absent(3, Presence.AWAY, "").absent(4, Presence.AWAY, "back at three, at the dentist's");
    scene.absent(5, Presence.IDLE, "").offlineSince(6, at(17, 9, 0));
    scene.since(1, at(20, 9, 15)).since(2, at(19, 18, 0)).since(5, at(20, 9, 0));
    check("presence", scene.typed("x"), 120, 40);
    check("presence", scene, 50, 14);
    scene.ascii = true;
    check("presence-ascii", scene, 120, 40);
    scene.overlay = new Overlay.Users();
    check("presence-overlay", scene, 80, 24);
    scene.leaderId = 4;
    scene.absent(4, Presence.AWAY, "\u001b[2Jno room for that");
    check("presence-little-room", scene, 100, 11);
  }

  private static void check(String name, Scene scene, int columns, int rows) {
    GoldenScreen.check(
        name + "-" + columns + "x" + rows, ChatView.draw(scene.model(columns, rows)));
  }
}
