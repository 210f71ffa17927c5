package dev.parley.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.hand.Group;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** docs/protocol.md section 8: one connection per pair of peers. */
class LinksTest {

  /** One end's view of the connections of n1 and n2. */
  private static final class End {
    final int self;
    final int other;
    final Links links;

    End(int self, int other) {
      this.self = self;
      this.other = other;
      links = new Links(self);
    }

    /** A connection opens that {@code dialler} dialled; it stays, or not. */
    void opens(long id, int dialler) {
      Link link = new Link(id, dialler == self, Group.hello(other, 5));
      Link present = links.toNode(other);
      if (present == null || links.supersedes(link, present, true)) {
        links.put(link);
      }
    }
  }

  @Test
  @DisplayName("of two, the one dialled by the lower id stays")
  void crossingDialsLeaveTheSameConnectionAtBothEnds() {
    long dialledByOne = 11;
    long dialledByTwo = 22;
    for (int orders = 0; orders < 4; orders++) {
      End one = new End(1, 2);
      End two = new End(2, 1);
      for (End end : List.of(one, two)) {
        boolean lowerFirst = (orders & end.self) == 0;
        end.opens(lowerFirst ? dialledByOne : dialledByTwo, lowerFirst ? 1 : 2);
        end.opens(lowerFirst ? dialledByTwo : dialledByOne, lowerFirst ? 2 : 1);
        assertEquals(dialledByOne, end.links.toNode(end.other).id(), "order " + orders);
        assertEquals(1, end.links.all().size());
      }
    }
  }

  @Test
  void ofTwoThatTheSameEndDialledTheNewerStays() {
    End one = new End(1, 2);
    End two = new End(2, 1);
    for (End end : List.of(one, two)) {
      end.opens(11, 2);
      end.opens(12, 2);
      assertEquals(12, end.links.toNode(end.other).id());
    }
  }

  @Test
  void aSilentConnectionOrAnEarlierProcessGivesWay() {
    Links links = new Links(1);
    Link dialled = new Link(1, true, Group.hello(2, 5));
    Link accepted = new Link(2, false, Group.hello(2, 5));
    assertFalse(links.supersedes(accepted, dialled, true));
    assertTrue(links.supersedes(accepted, dialled, false));
    assertTrue(links.supersedes(new Link(3, false, Group.hello(2, 6)), dialled, true));
  }

  @Test
  @DisplayName("what a replaced connection still delivers is dropped")
  void aReplacedConnectionIsNotKnownAnyMore() {
    Links links = new Links(1);
    Link old = new Link(1, false, Group.hello(2, 5));
    assertNull(links.put(old));
    assertEquals(old, links.put(new Link(2, false, Group.hello(2, 5))));
    assertNull(links.byId(1));
    assertEquals(2, links.byId(2).nodeId());
    assertNull(links.remove(1));
    assertEquals(2, links.toNode(2).id());
    assertEquals(2, links.remove(2).id());
    assertNull(links.toNode(2));
    assertTrue(links.all().isEmpty());
  }
}
