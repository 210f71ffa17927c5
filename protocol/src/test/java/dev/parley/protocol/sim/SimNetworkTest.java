package dev.parley.protocol.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SimNetworkTest {
  private final Simulator sim = new Simulator(7, 0, Settings.of(new Dice(7, 3)), null);
  private final Map<Integer, SimHost> hosts = new TreeMap<>();
  private final SimNetwork network = new SimNetwork(sim, hosts::get);

  /** Says HELLO, keeps what comes, and wants to be connected with all. */
  private final class Host extends SimHost {
    final List<Long> heard = new ArrayList<>();
    final List<String> events = new ArrayList<>();
    int refused;

    Host(int nodeId) {
      super(nodeId);
      hosts.put(nodeId, this);
    }

    @Override
    void receive(SimLink link, Object what) {
      if (what == SimLink.OPENED) {
        PeerInfo info = new PeerInfo(nodeId, "x", "x:1", Mode.BOOTSTRAP, "x");
        network.send(link, new Message.Hello(1, info, null, "x", 1));
      } else if (what == SimLink.CLOSED) {
        link.closed = true;
        links.remove(link.number);
        network.close(link);
        events.add("closed");
      } else if (what instanceof Message.Commit commit) {
        heard.add(commit.commitSeq());
      } else {
        link.greeted = true;
        events.add("open");
      }
    }

    @Override
    void dialRefused(int target) {
      refused++;
    }

    @Override
    boolean wants(int target) {
      return target != nodeId;
    }

    SimLink newestLink() {
      return links.get(links.lastKey());
    }
  }

  private void say(SimLink link, long from, long upTo) {
    for (long number = from; number <= upTo; number++) {
      network.send(link, new Message.Commit(1, number));
    }
  }

  private static List<Long> upTo(long last) {
    List<Long> all = new ArrayList<>();
    for (long number = 1; number <= last; number++) {
      all.add(number);
    }
    return all;
  }

  @Test
  void oneDirectionIsFirstInFirstOut() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);

    say(one.newestLink(), 1, 200);
    sim.runUntil(5000);

    assertEquals(List.of("open"), two.events);
    assertEquals(upTo(200), two.heard);
  }

  @Test
  void aResetLosesTheEndAndEachSideNotices() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);
    say(one.newestLink(), 1, 100);
    SimLink link = one.newestLink();

    network.reset(link);
    say(link, 101, 110);
    sim.runUntil(5000);

    assertEquals(upTo(two.heard.size()), two.heard);
    assertTrue(two.heard.size() < 100, "the end is lost");
    assertEquals(List.of("open", "closed"), one.events);
    assertEquals(List.of("open", "closed"), two.events);
  }

  @Test
  void whatAnOldConnectionStillBringsMayComeAfterTheNewOneIsOpen() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);
    boolean seen = false;
    for (int i = 0; i < 300 && !seen; i++) {
      SimLink old = one.newestLink();
      two.heard.clear();
      two.events.clear();
      say(old, 1, 30);
      network.reset(old);
      one.links.clear();
      network.dialSoon(one, 2, 1);
      long end = sim.now + 1500;
      while (sim.now < end) {
        sim.runUntil(sim.now + 1);
        int open = two.events.indexOf("open");
        int closed = two.events.indexOf("closed");
        seen |= open >= 0 && (closed < 0 || closed > open);
      }
    }

    assertTrue(seen, "the old connection outlives the new one's HELLO");
  }

  @Test
  void whoClosesIsHeardToTheEnd() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);

    say(one.newestLink(), 1, 50);
    network.close(one.newestLink());
    sim.runUntil(4000);

    assertEquals(upTo(50), two.heard);
    assertEquals(List.of("open", "closed"), two.events);
    assertEquals(List.of("open"), one.events);
  }

  @Test
  void aBlockedDirectionStallsAndTheConnectionDies() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);

    network.block(1, 2);
    say(one.newestLink(), 1, 5);
    say(two.newestLink(), 1, 5);
    sim.runUntil(2090);
    assertTrue(two.heard.isEmpty());

    sim.runUntil(6000);
    assertTrue(one.events.contains("closed"));
    assertFalse(one.isConnectedWith(2), "no dial gets through");
  }

  @Test
  void dialsThatCrossMakeTwoConnections() {
    boolean crossed = false;
    for (int i = 0; i < 50 && !crossed; i++) {
      Host one = new Host(1);
      Host two = new Host(2);
      network.dialSoon(one, 2, 1);
      network.dialSoon(two, 1, 3);
      sim.runUntil(sim.now + 500);
      crossed = one.links.size() == 2 && two.links.size() == 2;
    }

    assertTrue(crossed);
  }

  @Test
  void aDialToNobodyIsRefusedAndRepeated() {
    Host one = new Host(1);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);
    assertTrue(one.refused > 3);

    new Host(2);
    sim.runUntil(4000);
    assertTrue(one.isConnectedWith(2));
  }

  @Test
  void aPausedProcessHearsWhenItGoesOn() {
    Host one = new Host(1);
    Host two = new Host(2);
    network.dialSoon(one, 2, 1);
    sim.runUntil(2000);

    two.pausedUntil = 3000;
    say(one.newestLink(), 1, 9);
    sim.runUntil(2999);
    assertTrue(two.heard.isEmpty());

    sim.runUntil(4000);
    assertEquals(upTo(9), two.heard);
  }
}
