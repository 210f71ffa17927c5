package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NameBookTest {
  private final NameBook names = new NameBook();

  @Test
  void whoeverWasNeverNamedHasANumber() {
    assertEquals("n7", names.nameOf(7));
  }

  @Test
  void whoeverHasLeftForGoodHasANumber() {
    names.apply(members("alice", "bob"));
    names.apply(members("alice"));
    assertEquals("n2", names.nameOf(2));
  }

  @Test
  void theFirstToTakeANameWins() {
    names.apply(members("alice", "bob"));
    names.apply(new EntryBody.Profile(1, "name", null, "carol"));
    names.apply(new EntryBody.Profile(2, "name", null, "carol"));
    assertEquals("carol", names.nameOf(1));
    assertEquals("bob", names.nameOf(2));
  }

  @Test
  void anOlderEntryHasTheNamesOfItsTime() {
    names.begin(renamedAt(3, 5));
    assertEquals("alice", names.at(2).nameOf(1));
    assertEquals("bertie", names.at(3).nameOf(1));
    assertEquals("bertie", names.at(99).nameOf(1));
  }

  @Test
  void aRunThatBeginsInTheMiddleOfTheLogHasTheNamesThere() {
    names.begin(renamedAt(5, 4));
    assertEquals("alice", names.nameOf(1));
    names.begin(renamedAt(3, 4));
    assertEquals("bertie", names.nameOf(1));
  }

  @Test
  void placesFarApartHaveTheirOwnNames() {
    MemoryPeer peer = new MemoryPeer(1, 10);
    for (int i = 0; i < 3000; i++) {
      peer.append(new EntryBody.Profile(1, "name", null, "a" + (i + 2)));
    }
    names.begin(peer);
    for (long seqNo : new long[] {3001, 2, 1025, 1024, 2500, 2499, 3000, 1000}) {
      assertEquals("a" + seqNo, names.at(seqNo).nameOf(1));
    }
  }

  @Test
  void aStatusOfLaterChangesNoNameThatTheLogHas() {
    MemoryPeer peer = renamedAt(5, 2);
    names.begin(peer);
    peer.other(2, 5, null);
    names.apply(peer.status().join());
    names.apply(members("bob"));
    assertEquals("bob", names.nameOf(1));
    names.apply(peer.status().join());
    assertEquals("bob", names.nameOf(1));
    assertEquals("peer2", names.nameOf(2));
  }

  @Test
  void beforeTheLogNamesOneOneHasOnesOwnName() {
    MemoryPeer peer = new MemoryPeer(7, 10);
    names.begin(peer);
    assertEquals("alice", names.nameOf(7));
  }

  @Test
  void whatCannotBeReadNamesNobody() {
    MemoryPeer peer = renamedAt(3, 4);
    peer.breakAt(2);
    names.begin(peer);
    assertEquals("n2", names.at(4).nameOf(2));
  }

  /** A log of five entries, one of which is alice's taking the name bertie. */
  private static MemoryPeer renamedAt(long seqNo, long deliversFrom) {
    MemoryPeer peer = new MemoryPeer(1, 10);
    for (long next = 2; next <= 5; next++) {
      boolean renames = next == seqNo;
      peer.append(renames ? new EntryBody.Profile(1, "name", null, "bertie") : peer.chat("text"));
    }
    peer.deliverFrom(deliversFrom);
    return peer;
  }

  private static EntryBody.Members members(String... named) {
    List<Member> members = new ArrayList<>();
    for (String name : named) {
      members.add(MemoryPeer.member(members.size() + 1, name));
    }
    return new EntryBody.Members("", members);
  }

  @Test
  void anotherLogHasOtherNames() {
    MemoryPeer peer = renamedAt(3, 5);
    names.begin(peer);
    assertEquals("bertie", names.at(99).nameOf(1));
    names.apply(members("alice", "bob"));
    names.beginAnew();
    assertEquals("n2", names.nameOf(2));
    assertEquals(false, names.now().isMember(1));
  }
}
