package dev.parley.tui.screen.view;

import static dev.parley.tui.screen.view.Scene.at;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Reading;

/** Scenes of several tests. */
final class Scenes {
  private Scenes() {}

  /** The one of the mock-ups. */
  static Scene friends() {
    return talk(new Scene())
        .waits(Mark.NUMBERED, "pushed, see 3f2c91a")
        .waits(Mark.QUEUED, "and the figure too")
        .typed("see you at the demo");
  }

  /** The same, and some have read what alice said. */
  static Scene readers() {
    return friends().read(1, 1842).read(2, 1840).read(4, 1838).read(5, 1842);
  }

  /** The same talk in that state. */
  static Scene friends(State state) {
    Scene scene = States.of(state);
    return state == State.JOINING ? scene : talk(scene);
  }

  private static Scene talk(Scene scene) {
    scene.unread = new Reading.Unread(1839, 2, 1, at(20, 9, 16), false, false);
    return scene
        .said(at(19, 18, 52), "erin", "build 412 is green, cutting the branch")
        .said(at(19, 18, 53), "bob", "nice. who writes the notes?")
        .happened(at(19, 19, 1), Line.Kind.MEMBERS, "carol joined")
        .happened(at(19, 19, 2), Line.Kind.MEMBERS, "dave joined")
        .happened(at(19, 22, 40), Line.Kind.MEMBERS, "frank left (timeout)")
        .said(
            at(20, 9, 14),
            "alice",
            "I do. Draft is in docs/NOTES.md, please check the part about catch-up after a restart")
        .said(
            at(20, 9, 20),
            "carol",
            "@alice reading it now. The text on what happens after a restart is still missing,"
                + " right?")
        .said(at(20, 9, 21), "dave", "+1")
        .happened(at(20, 9, 21), Line.Kind.LEADER, "leader is n5 (erin) again, term 7, after 0.8 s")
        .said(at(20, 9, 22), "alice", "on it");
  }
}
