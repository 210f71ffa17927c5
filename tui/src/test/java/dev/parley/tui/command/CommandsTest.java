package dev.parley.tui.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.EventLog;
import dev.parley.node.discovery.FoundPeer;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CommandsTest implements CommandContext.Departure {
  private final MemoryPeer peer = new MemoryPeer(1, 10);
  private final EventLog events = new EventLog();
  private final CommandContext context =
      new CommandContext(peer, new NameBook(), events, this, "parley 1");
  private boolean quit;
  private boolean retired;

  @Test
  void aPartOfANameIsEnoughWhereItIsClear() {
    assertEquals("history", Commands.find("hi").name());
    assertEquals("quit", Commands.find("Qui").name());
  }

  @Test
  void caseDoesNotMatter() {
    assertEquals("status", Commands.find("STATUS").name());
  }

  @Test
  void anUnclearPartNamesTheChoices() {
    assertEquals("/re is not clear; did you mean /remove or /retire?", refusal("/re"));
  }

  @Test
  void aSlipOfTheFingerIsRecognised() {
    assertEquals("unknown command /stauts; did you mean /status?", refusal("/stauts"));
    assertEquals("unknown command /wq; /help lists them", refusal("/wq"));
    assertEquals("unknown command /; /help lists them", refusal("/"));
  }

  @Test
  void whatCannotBeTakenBackIsWrittenInFull() {
    assertEquals("write /retire in full: it leaves the group for good", refusal("/ret"));
    assertEquals("write /remove in full: it removes somebody for good", refusal("/rem 2"));
    assertEquals(List.of(), peer.requests());
    assertFalse(retired);
    assertTrue(Commands.run("/help ret", context).text().contains("/retire"));
    Commands.run("/RETIRE", context);
    assertEquals(List.of("REMOVE 1 "), peer.requests());
  }

  @Test
  void whatTakesNoArgumentGetsNone() {
    for (String line : List.of("/quit now", "/users extra", "/queue x", "/retire me")) {
      assertEquals("usage", code(line), line);
    }
    assertFalse(quit);
  }

  @Test
  void whatWasAskedAndWaitsIsListed() {
    peer.loseMajority();
    assertEquals(
        "asked the group for the name bob; there is no leader, so it waits, see /queue",
        Commands.run("/nick bob", context).text());
    peer.other(2, peer.entries().get(0).position());
    Commands.run("/remove 2", context);
    Commands.run("/retire", context);
    Answer answer = Commands.run("/queue", context);
    assertEquals(
        "no text of yours waits\nwaiting for a leader: /nick bob\nwaiting for a leader: /remove 2"
            + "\nwaiting for a leader: /retire",
        answer.text());
    assertEquals(List.of("/nick bob", "/remove 2", "/retire"), answer.data().get("asked"));
  }

  @Test
  void helpOfOneCommandIsNoTable() {
    assertEquals(
        "/users  who is a member, and who is here", Commands.run("/help users", context).text());
  }

  @Test
  void aFullDiskIsSaidWithItsPlace() {
    peer.fillDisk();
    List<String> lines = Commands.run("/status", context).text().lines().toList();
    assertTrue(lines.get(0).startsWith("DISK FULL"), lines.get(0));
    assertEquals(" disk     /data/peer-1", lines.get(1));
  }

  @Test
  void everyCommandHasHelp() {
    String help = Commands.run("/help", context).text();
    Commands.all().forEach(c -> assertTrue(help.contains("/" + c.name()), c.name()));
    assertTrue(Commands.run("/help /nick", context).text().contains("/nick NAME"));
  }

  @Test
  void statusSaysFirstWhetherOneCanSend() {
    events.add(0, "n2 is offline");
    Answer answer = Commands.run("/status", context);
    assertEquals("status", answer.event());
    List<String> lines = answer.text().lines().toList();
    assertEquals(
        "OK: messages are being ordered and stored by a majority (1 of 1 voters in reach, need 1)",
        lines.get(0));
    assertEquals(" 00:00:00 n2 is offline", lines.get(lines.size() - 1));
    assertEquals(1L, answer.data().get("final_seq"));
    assertEquals("LEADER", answer.data().get("state"));
    assertTrue(answer.text().contains("   not synced (--sync never)\n"), answer.text());
    assertEquals("never", answer.data().get("sync"));
  }

  /** Beside the figures of a young group there is room for wider ones. */
  @Test
  void aStatusFitsIntoAFrameOfEightyColumns() {
    Answer answer = Commands.run("/status", context);
    List<String> table = answer.text().lines().filter(line -> line.contains("  up ")).toList();
    assertEquals(
        List.of("*n1    alice  127.0.0.1:6001  leader  yes    up        1       0      -"), table);
    List<String> header = answer.text().lines().skip(1).toList();
    assertTrue(header.stream().allMatch(line -> line.length() <= 76), answer.text());
  }

  @Test
  void whatWaitsIsOwnFirstThenOfOthers() throws Exception {
    assertEquals("nothing waits", Commands.run("/queue", context).text());
    peer.hold(MemoryPeer.chatOf(2, 1, "of\nn2"));
    assertEquals(
        "no text of yours waits\n1 of others, kept until they are final\n"
            + "  00000000000000bb-1 general n2: of\\nn2",
        Commands.run("/queue", context).text());
    peer.holdBack();
    peer.send("general", "mine").get();
    Answer answer = Commands.run("/queue", context);
    assertEquals(
        "1 waiting, oldest first\n  00000000000000aa-1 general: mine\n"
            + "1 of others, kept until they are final\n"
            + "  00000000000000bb-1 general n2: of\\nn2",
        answer.text());
    assertTrue(answer.data().get("queued").toString().startsWith("[{msg_id=00000000000000aa-1,"));
    assertTrue(answer.data().get("held").toString().startsWith("[{sender_id=2, sender=n2, msg_id"));
    assertTrue(answer.data().get("queued").toString().endsWith("seq_no=null}]"));
    Answer status = Commands.run("/status", context);
    assertEquals(1, status.data().get("provisional"));
    assertTrue(status.text().contains(" outbox   1 waiting   1 of others held\n"), status.text());
  }

  @Test
  void whatHasANumberIsSaidToHaveIt() throws Exception {
    peer.holdBack();
    peer.send("general", "one").get();
    peer.send("general", "two").get();
    peer.number(1);
    Answer answer = Commands.run("/queue", context);
    assertEquals(
        "2 waiting, oldest first\n"
            + "  00000000000000aa-1 general: one (#2, not yet stored by a majority)\n"
            + "  00000000000000aa-2 general: two",
        answer.text());
    assertTrue(answer.data().get("queued").toString().contains("payload=one, seq_no=2}"));
  }

  @Test
  void whatOneDoesIsAMessage() {
    Answer answer = Commands.run("/me waves", context);
    assertTrue(answer.isMessage());
    assertEquals("/me waves", answer.text());
    assertEquals("usage", code("/me"));
    assertFalse(Commands.run("/version", context).isMessage());
  }

  @Test
  void aNewNameIsAskedForIfItCanBeOne() {
    Answer asked = Commands.run("/nick  Bob B. ", context);
    assertEquals("asked the group for the name Bob B.", asked.text());
    assertEquals(List.of("NAME 1 Bob B."), peer.requests());
    assertEquals("bad_name", code("/nick a\u001bb"));
    assertEquals("bad_name", code("/nick " + "x".repeat(65)));
    assertEquals("bad_name", code("/nick " + "é".repeat(33)));
    assertEquals("bad_name", code("/nick \"Bob\""));
    assertEquals("usage", code("/nick"));
  }

  @Test
  void theNameThatOneHasIsNoNews() {
    assertEquals("your name is alice already", Commands.run("/nick alice", context).text());
  }

  @Test
  void onlyMembersAreRemoved() {
    peer.other(2, peer.entries().get(0).position());
    Commands.run("/remove n2", context);
    assertEquals(List.of("REMOVE 2 "), peer.requests());
    assertEquals("no_such_member", code("/remove 9"));
    assertEquals("usage", code("/remove 1"));
    assertEquals("usage", code("/remove bob"));
  }

  @Test
  void retiringIsAskedForAndWanted() {
    Commands.run("/retire", context);
    assertEquals(List.of("REMOVE 1 "), peer.requests());
    assertTrue(retired);
  }

  @Test
  void quitLeaves() {
    Commands.run("/quit", context);
    assertTrue(quit);
  }

  @Test
  void historyShowsTheLastMessagesOrThoseFromANumberOn() {
    for (int i = 1; i <= 30; i++) {
      peer.append(peer.chat("m" + i));
    }
    List<String> last = Commands.run("/history 2", context).text().lines().toList();
    assertEquals(
        List.of(
            "#30 2025-11-20T00:53:20Z general n1: m29", "#31 2025-11-20T00:53:20Z general n1: m30"),
        last);
    List<String> from = Commands.run("/history #1", context).text().lines().toList();
    assertEquals("#2 2025-11-20T00:53:20Z general n1: m1", from.get(0));
    assertEquals(20, from.size());
    assertEquals("usage", code("/history x"));
    assertEquals("usage", code("/history 0"));
  }

  @Test
  void aBadEntryInTheLogFailsTheCommandOnly() {
    peer.append(peer.chat("hello"));
    peer.breakAt(1);
    assertEquals("log_unreadable", code("/history"));
    assertEquals(
        "the log cannot be read: entry #1 is bad; parley log verify shows more",
        refusal("/history #1"));
  }

  @Test
  void logShowsWhatIsNoMessage() {
    peer.append(peer.chat("hi"));
    assertEquals("#1 n1 founds the group", Commands.run("/log", context).text());
  }

  @Test
  void peersWithTheSameChainValueAgree() {
    peer.append(peer.chat("hi"));
    LogPosition first = peer.entries().get(0).position();
    peer.other(2, first);
    peer.other(3, peer.entries().get(1).position());
    assertEquals(
        String.format("3 of 3 peers agree up to #1, crc %08x", first.crc()),
        Commands.run("/verify", context).text());
  }

  @Test
  void aPeerWithAnotherChainValueIsNamed() {
    LogPosition mine = peer.entries().get(0).position();
    peer.other(2, new LogPosition(1, 0, mine.crc() + 1));
    peer.other(3, new LogPosition(9, 1, 5));
    Answer answer = Commands.run("/verify", context);
    assertTrue(answer.text().startsWith("1 of 3 peers agree"), answer.text());
    assertTrue(answer.text().contains("n2 DIFFERS at #1"), answer.text());
    assertTrue(answer.text().contains("n3 is ahead, at #9"), answer.text());
    assertEquals(1, ((Map<?, ?>) answer.data()).get("agree"));
  }

  @Test
  void whoTakesNoNewcomersIsSaid() {
    peer.other(
        new MemberStatus(
            2,
            "bob",
            "127.0.0.1:6002",
            Mode.STANDARD,
            false,
            true,
            true,
            Presence.ONLINE,
            1,
            null,
            5));
    String users = Commands.run("/users", context).text();
    assertEquals(1, users.split("takes no newcomers", -1).length - 1);
    assertTrue(users.endsWith("online, takes no newcomers"), users);
    String status = Commands.run("/status", context).text();
    assertTrue(status.contains(" standard n2: no newcomers through them\n"), status);
    peer.other(3, peer.entries().get(0).position());
    assertTrue(Commands.run("/status", context).data().toString().contains("mode=bootstrap"));
  }

  @Test
  void whoWasFoundIsALineOfTheStatus() {
    assertEquals(
        " found    n2 \"bob\uFFFD[2J\"  127.0.0.1:6002  heard 1.5 s ago\n",
        StatusText.found(new FoundPeer(2, "bob\u001b[2J", "127.0.0.1:6002", 1500)));
    assertFalse(Commands.run("/status", context).text().contains(" found "));
  }

  @Test
  void onlyThoseInReachAreAsked() {
    LogPosition mine = peer.entries().get(0).position();
    peer.other(
        new MemberStatus(
            2,
            "bob",
            "127.0.0.1:6002",
            Mode.STANDARD,
            false,
            true,
            false,
            Presence.ONLINE,
            1,
            mine,
            5000));
    String where = String.format("#1, crc %08x", mine.crc());
    assertEquals(
        "1 of 2 peers could be asked: only this one, at " + where + "\nn2 is not in reach",
        Commands.run("/verify", context).text());
    peer.other(3, mine);
    Answer answer = Commands.run("/verify", context);
    assertEquals(
        "2 of 3 peers could be asked: 2 of 2 agree up to " + where + "\nn2 is not in reach",
        answer.text());
    assertEquals(2, ((Map<?, ?>) answer.data()).get("asked"));
  }

  private String refusal(String line) {
    return assertThrows(CommandException.class, () -> Commands.run(line, context)).getMessage();
  }

  private String code(String line) {
    return assertThrows(CommandException.class, () -> Commands.run(line, context)).code();
  }

  @Override
  public void quit() {
    quit = true;
  }

  @Override
  public void retiring() {
    retired = true;
  }
}
