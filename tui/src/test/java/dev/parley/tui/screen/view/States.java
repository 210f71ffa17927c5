package dev.parley.tui.screen.view;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.model.CatchUp;
import dev.parley.tui.screen.model.Mark;

/** A scene for each state. */
final class States {
  private States() {}

  static Scene of(State state) {
    Scene scene = new Scene();
    scene.state = state;
    switch (state) {
      case JOINING -> joining(scene);
      case CATCH_UP -> catchingUp(scene);
      case FOLLOWER -> {}
      case LEADER -> leading(scene);
      case ELECTION -> election(scene);
      case NO_MAJORITY -> noMajority(scene);
      case ALONE -> alone(scene);
      case DISK_FULL -> diskFull(scene);
      case LEAVING -> scene.waits(Mark.QUEUED, "see you").waits(Mark.QUEUED, "at the demo");
    }
    return scene;
  }

  private static void joining(Scene scene) {
    scene.members.clear();
    scene.leaderId = 0;
    scene.lastSeq = 0;
    scene.committed = 0;
    scene.finalSeq = 0;
    scene.sinceMillis = 12_000;
    scene.dialling = new Dialling(11, 900);
  }

  private static void catchingUp(Scene scene) {
    scene.lastSeq = 774;
    scene.committed = 774;
    scene.finalSeq = 774;
    scene.catchUp = new CatchUp(Scene.NOW - 2000, 0, 774, 1842);
  }

  private static void leading(Scene scene) {
    scene.nodeId = 5;
    scene.name = "erin";
    scene.committed = 1840;
    scene.finalSeq = 1840;
  }

  private static void election(Scene scene) {
    scene.leaderId = 0;
    scene.leaderMissedAt = Scene.NOW - 1230;
    scene.waits(Mark.UNKNOWN, "pushed, see 3f2c91a").waits(Mark.QUEUED, "and the figure too");
  }

  private static void noMajority(Scene scene) {
    scene.leaderId = 0;
    scene.sinceMillis = 41_000;
    scene.down(1, 42_000).down(2, 42_000).down(5, 43_000);
    scene.waits(Mark.PROVISIONAL, "are we cut off?");
    scene.waits(Mark.PROVISIONAL, 4, "looks like it", "");
    scene.waits(Mark.PROVISIONAL, "then we wait");
  }

  private static void alone(Scene scene) {
    scene.leaderId = 0;
    scene.sinceMillis = 130_000;
    scene.dialling = new Dialling(88, 1700);
    scene.down(1, 131_000).down(2, 131_000).down(4, 131_000).down(5, 132_000);
    scene.waits(Mark.PROVISIONAL, "hello?");
    scene.waits(Mark.PROVISIONAL, "anybody?");
    scene.waits(Mark.PROVISIONAL, "I will be here");
  }

  private static void diskFull(Scene scene) {
    scene.waits(Mark.QUEUED, "the disk is full");
  }
}
