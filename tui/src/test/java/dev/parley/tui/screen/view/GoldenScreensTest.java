package dev.parley.tui.screen.view;

import static dev.parley.tui.screen.view.Scene.at;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.UnreadAs;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said, in every size and state; what lies over it has a test of its own. */
class GoldenScreensTest {

  @Test
  void friendsWide() {
    Scene scene = Scenes.readers();
    check("friends", scene.typed("first line of a longer message\nsecond line"), 120, 40);
  }

  @Test
  void friendsInTheUsualSize() {
    check("friends", Scenes.readers(), 80, 24);
  }

  @Test
  void friendsInANarrowWindow() {
    check("friends", Scenes.readers().typed(""), 50, 14);
  }

  @Test
  void friendsInAWindowThatIsTooSmall() {
    check("friends", Scenes.friends(), 39, 7);
  }

  @Test
  void aWindowWithHardlyAnyRoomSaysWhatItNeeds() {
    check("too-small", Scenes.friends(), 30, 5);
    check("too-small", Scenes.friends(), 12, 1);
  }

  @Test
  void friendsInTheSmallestWindow() {
    check("friends", Scenes.friends(), 40, 8);
  }

  @Test
  void friendsInAscii() {
    Scene scene = Scenes.readers();
    scene.ascii = true;
    check("ascii", scene, 120, 40);
    check("ascii", scene, 50, 14);
    Scene behind = Scenes.friends(State.CATCH_UP);
    behind.ascii = true;
    check("ascii-catch-up", behind, 80, 24);
  }

  @Test
  void moreColours() {
    Scene scene = Scenes.friends(State.FOLLOWER);
    scene.colours = Colours.MANY;
    check("colours-256", scene, 120, 40);
  }

  @Test
  void textsLessWideAndUnreadAsASign() {
    Scene scene = Scenes.friends(State.FOLLOWER);
    scene.textColumns = 30;
    scene.unreadAs = UnreadAs.SIGIL;
    check("text-width-and-sigil", scene, 120, 40);
  }

  @Test
  void friendsWithoutColours() {
    Scene scene = Scenes.friends();
    scene.colours = Colours.NONE;
    check("colourless", scene, 80, 24);
    Scene cut = Scenes.friends(State.NO_MAJORITY);
    cut.colours = Colours.NONE;
    check("colourless-no-majority", cut, 80, 24);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void everyState(State state) {
    String name = "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    check(name, Scenes.friends(state), 80, 24);
  }

  @Test
  void noMajorityInANarrowWindow() {
    check("state-no-majority", Scenes.friends(State.NO_MAJORITY), 50, 14);
  }

  @Test
  void beforeTheFirstStatus() {
    Scene scene = new Scene();
    scene.hasStatus = false;
    scene.members.clear();
    scene.state = State.JOINING;
    check("before-the-first-status", scene, 120, 40);
  }

  @Test
  void marksOfAllKinds() {
    Scene scene =
        new Scene()
            .said(at(20, 9, 20), "alice", "final")
            .said(at(20, 9, 20), "bob", "of somebody else")
            .waits(Mark.NUMBERED, "has a number")
            .waits(Mark.QUEUED, "in the outbox")
            .waits(Mark.UNKNOWN, "the leader changed meanwhile")
            .waits(Mark.PROVISIONAL, "no majority, and it is mine")
            .waits(Mark.PROVISIONAL, 4, "no majority, and it is of dave", "")
            .waits(Mark.REFUSED, 3, "too long to be said", "longer than 16 KiB");
    check("marks", scene, 80, 24);
    check("marks", scene, 50, 14);
    scene.ascii = true;
    check("marks-ascii", scene, 80, 24);
  }

  @Test
  void scrolledUp() {
    Scene scene = new Scene();
    for (int i = 0; i < 60; i++) {
      scene.said(at(20, 8, i), i % 3 == 0 ? "bob" : "erin", "this is message " + i);
    }
    scene.finalSeq = Scene.FIRST_SEQ + 59;
    scene.place = Place.of(scene.lines.get(45), 0);
    check("scrolled-up", scene, 80, 24);
    check("scrolled-up", scene, 50, 14);
  }

  @Test
  void aLongMessageIsFoldedUntilItIsOpened() {
    Scene scene =
        new Scene()
            .said(at(20, 9, 20), "bob", Texts.lines(47))
            .said(at(20, 9, 21), "dave", "that is long");
    check("folded", scene, 80, 24);
    scene.opened = Set.of(Scene.FIRST_SEQ);
    check("folded-and-opened", scene, 80, 24);
  }

  @Test
  void foreignAndHostileTexts() {
    Scene scene =
        new Scene()
            .said(at(20, 9, 14), "bob", "日本語のテキストは幅が二つ、端で折り返されるはずです。そうでしょう？")
            .said(
                at(20, 9, 15),
                "carol",
                "emoji 😀 ✅ ❤️ 👩‍👩‍👧 🇩🇪 👍🏽 and e\u0301 + Z\u0301\u0302\u0303algo")
            .said(at(20, 9, 16), "dave", "שלום עולם, مرحبا بالعالم")
            .said(
                at(20, 9, 17),
                "erin",
                "\u001b[31mred\u001b[0m \u001b]52;c;aGk=\u0007 \u009b2J\u0000")
            .said(at(20, 9, 18), "frank", "abc\u202edef\u202c \u2066x\u2069 zero\u200bwidth\u200f")
            .said(at(20, 9, 19), "a\u001b[2Jb\u202every long and hostile nick", "a\tb\r\nc\u2028d")
            .said(at(20, 9, 20), "bob", "x".repeat(130))
            .said(at(20, 9, 21), "bob", "│ ✓3 ○ looks like a frame");
    check("foreign", scene, 80, 24);
    check("foreign", scene, 50, 30);
  }

  @Test
  void namesThatAreLongOrHostile() {
    Scene scene = new Scene();
    scene.members.clear();
    scene.members.add(Scene.member(3, "alexandra the great", 1842));
    scene.members.add(Scene.member(4711, "語言語言語言語言", 1842));
    scene.members.add(Scene.member(5, "\u001b[2Jevil\u202e", 1842));
    scene.members.add(Scene.member(1_000_000_007, "b", 1000));
    scene.name = "alexandra the great";
    scene.nodeId = 3;
    scene.leaderId = 3;
    scene.state = State.LEADER;
    check("names", scene.typed("x"), 120, 20);
    check("names", scene, 80, 12);
  }

  @Test
  void manyUsers() {
    Scene scene = new Scene();
    for (int id = 7; id <= 40; id++) {
      scene.members.add(Scene.member(id, "peer-" + id, 1842));
    }
    check("many-users", scene, 100, 20);
  }

  @Test
  void panesThatArePutAway() {
    Scene scene = Scenes.friends();
    scene.panes = new Panes(true, false);
    check("without-rooms", scene, 120, 24);
    scene.panes = new Panes(true, true);
    check("without-panes", scene, 120, 24);
  }

  @Test
  void manyMessagesWhileAway() {
    Scene scene = Scenes.friends();
    scene.unread = new Reading.Unread(1839, 1210, 0, at(19, 20, 0), true, false);
    check("flood", scene, 80, 24);
  }

  @Test
  void sameNickAgain() {
    Scene scene =
        new Scene()
            .said(at(20, 9, 20), "bob", "one")
            .said(at(20, 9, 20), "bob", "two in the same minute")
            .said(at(20, 9, 21), "bob", "three a minute later")
            .happened(at(20, 9, 21), Line.Kind.PROFILE, "dave is now david")
            .said(at(20, 9, 30), "bob", "four, after a while");
    check("same-nick", scene, 80, 12);
    check("same-nick", scene, 50, 14);
  }

  private static void check(String name, Scene scene, int columns, int rows) {
    GoldenScreen.check(
        name + "-" + columns + "x" + rows, ChatView.draw(scene.model(columns, rows)));
  }
}
