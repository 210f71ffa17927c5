package dev.parley.tui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.EventLog;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is there, and who has read what. */
final class PresenceCommandsTest implements CommandContext.Departure {
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final CommandContext context =
      new CommandContext(peer, new NameBook(), new EventLog(), this, "parley 1");

  @Override
  public void quit() {}

  @Override
  public void retiring() {}

  private String text(String line) {
    return Commands.run(line, context).text();
  }

  private void here(int id, Presence presence) {
    here(id, presence, "");
  }

  private void here(int id, Presence presence, String away) {
    peer.other(
        new MemberStatus(
            id,
            "peer" + id,
            "127.0.0.1:1",
            Mode.BOOTSTRAP,
            false,
            true,
            true,
            presence,
            1,
            null,
            5,
            away,
            0,
            ""));
  }

  private void gone(int id, long since, String why) {
    peer.other(
        new MemberStatus(
            id,
            "peer" + id,
            "127.0.0.1:1",
            Mode.BOOTSTRAP,
            false,
            true,
            false,
            Presence.AWAY,
            1,
            null,
            5,
            "lunch",
            since,
            why));
  }

  private String user(int id) {
    return text("/users")
        .lines()
        .filter(line -> line.startsWith("n" + id + " "))
        .findFirst()
        .orElse("")
        .replaceFirst("^n\\d+ +\\S+ +", "");
  }

  @Test
  void whoIsAwayIsThatUntilTheSameAgain() {
    assertEquals("you are away: lunch; /away again, or a message, ends it", text("/away lunch"));
    assertEquals("you are back", text("/away"));
    assertEquals("you are away; /away again, or a message, ends it", text("/away"));
    assertEquals(
        "you are away: at home; /away again, or a message, ends it", text("/away at home"));
    assertEquals(List.of("AWAY lunch", "ONLINE", "AWAY", "AWAY at home"), peer.user.presences());
  }

  @Test
  void aLongStoryIsRefused() {
    CommandException tooLong =
        assertThrows(CommandException.class, () -> text("/away " + "x".repeat(65)));
    assertEquals("too_long", tooLong.code());
    assertEquals(List.of(), peer.user.presences());
  }

  @Test
  void usersSayWhoIsThere() {
    here(2, Presence.ONLINE);
    here(3, Presence.AWAY, "lunch\u001b[2J");
    here(4, Presence.AWAY);
    here(5, Presence.IDLE);
    assertEquals("online, leads, you", user(1));
    assertEquals("online", user(2));
    assertTrue(user(3).startsWith("away: lunch"), user(3));
    assertTrue(user(3).indexOf('\u001b') < 0, user(3));
    assertEquals("away", user(4));
    assertEquals("idle", user(5));
  }

  @Test
  void usersSaySinceWhenSomebodyIsOffline() {
    long now = System.currentTimeMillis();
    long longAgo =
        LocalDateTime.of(2026, 1, 6, 9, 22)
            .atZone(ZoneId.systemDefault())
            .toInstant()
            .toEpochMilli();
    gone(2, now, "left");
    gone(3, longAgo, "");
    gone(4, 0, "");
    gone(5, now, "connection lost");
    assertTrue(user(2).matches("offline since [A-Z][a-z]{2} \\d\\d:\\d\\d \\(left\\)"), user(2));
    assertEquals("offline since 6 Jan 2026 09:22", user(3));
    assertEquals("not seen yet", user(4));
    assertTrue(user(5).endsWith(" (connection lost)"), user(5));
  }

  @Test
  void confirmationsSayWhoHasRead() {
    peer.append(peer.chat("hello"));
    here(2, Presence.ONLINE);
    here(3, Presence.ONLINE);
    assertTrue(text("/confirmations").endsWith("\n  read by nobody, not known of n2, n3"));
    peer.mark(new ReadMark(3, "general", 2));
    peer.mark(new ReadMark(2, "general", 1));
    assertTrue(text("/confirmations").endsWith("\n  read by n3, not known of n2"));
    peer.mark(new ReadMark(2, "general", 7));
    Answer all = Commands.run("/confirmations", context);
    assertTrue(all.text().endsWith("\n  read by n2, n3"), all.text());
    Object first = ((List<?>) all.data().get("confirmations")).get(0);
    assertEquals(List.of(2, 3), ((Map<?, ?>) first).get("read_by"));
    assertEquals(List.of(), ((Map<?, ?>) first).get("not_read_by"));
  }

  @Test
  void whatWasReadInAnotherRoomIsAnotherMatter() {
    peer.append(peer.chat("hello"));
    here(2, Presence.ONLINE);
    peer.mark(new ReadMark(2, "dev", 7));
    assertTrue(text("/confirmations").endsWith("\n  read by nobody, not known of n2"));
  }
}
