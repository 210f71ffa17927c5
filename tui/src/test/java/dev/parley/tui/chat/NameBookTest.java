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
  void aFormerMemberKeepsItsName() {
    names.apply(members("alice", "bob"));
    names.apply(members("alice"));
    assertEquals("bob", names.nameOf(2));
  }

  @Test
  void theFirstToTakeANameWins() {
    names.apply(members("alice", "bob"));
    names.apply(new EntryBody.Profile(1, "name", "carol"));
    names.apply(new EntryBody.Profile(2, "name", "carol"));
    assertEquals("carol", names.nameOf(1));
    assertEquals("bob", names.nameOf(2));
  }

  @Test
  void aCopyGoesItsOwnWay() {
    names.apply(members("alice"));
    NameBook copy = names.copy();
    names.apply(new EntryBody.Profile(1, "name", "eve"));
    assertEquals("alice", copy.nameOf(1));
  }

  private static EntryBody.Members members(String... named) {
    List<Member> members = new ArrayList<>();
    for (String name : named) {
      members.add(MemoryPeer.member(members.size() + 1, name));
    }
    return new EntryBody.Members("", members);
  }
}
