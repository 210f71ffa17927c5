package dev.parley.protocol.sim;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** Has done what a simulated peer wants done. */
final class SimEffects implements Effects {
  private final Simulator sim;
  private final SimProcess process;
  private final SimDisk disk;

  SimEffects(Simulator sim, SimProcess process) {
    this.sim = sim;
    this.process = process;
    this.disk = process.disk;
  }

  private void say(String what) {
    if (sim.traces()) {
      sim.trace("n" + process.nodeId + " " + what);
    }
  }

  @Override
  public void storeHardState(HardState state) {
    say("stores " + state);
    disk.storeHardState(state);
  }

  @Override
  public void adoptGroup(String groupId) {
    say("adopts group " + groupId);
    disk.adoptGroup(groupId);
  }

  @Override
  public void found(String groupId, Entry first) {
    say("founds group " + groupId);
    disk.foundGroup(groupId, first);
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    say("types " + message);
    sim.invariants.typed(message);
    sim.invariants.typedBy(process.number, message);
    disk.storeOutbox(message);
  }

  @Override
  public void releaseOutbox(MessageId id) {
    say("releases " + id);
    sim.invariants.released(disk, id);
    disk.releaseOutbox(id);
  }

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    say("renews its outbox as " + origin + " with " + unreleased);
    unreleased.stream()
        .filter(message -> message.msgId().origin().equals(origin))
        .forEach(sim.invariants::typed);
    disk.renewOutbox(origin, unreleased);
  }

  @Override
  public void storeHeld(EntryBody.Chat message) {
    say("holds " + message);
    disk.storeHeld(message);
  }

  @Override
  public void dropHeld(MessageId id) {
    say("drops " + id);
    sim.invariants.dropped(disk, id);
    disk.dropHeld(id);
  }

  @Override
  public void send(long link, Message message) {
    SimLink end = process.links.get(link);
    if (end != null) {
      sim.network.send(end, message);
    }
  }

  @Override
  public void push(Collection<Long> to, Entry entry) {
    Message message = new Message.Sequenced(entry);
    for (long link : to) {
      SimLink end = process.links.get(link);
      if (end != null) {
        sim.network.push(end, message);
      }
    }
  }

  @Override
  public void close(long link, String why) {
    say("closes #" + link + ": " + why);
    SimLink end = process.links.get(link);
    if (end != null) {
      sim.network.close(end);
      process.dialAgain(sim.dice.between(50, 300));
    }
  }

  @Override
  public void connect(SortedMap<Integer, String> addresses) {
    say("connects with " + addresses.keySet());
    process.connect(addresses);
  }

  @Override
  public void deliver(Entry entry) {
    say("delivers " + entry);
    sim.invariants.delivered(disk, process.number, entry);
    process.delivered();
    process.reader.delivered(entry);
  }

  @Override
  public void provisional(EntryBody.Chat message) {
    say("shows " + message);
    sim.invariants.shown(process.number, message);
  }

  @Override
  public void checkpoint(GroupState state) {
    say("has a checkpoint at " + state.at());
  }

  @Override
  public void markRead(List<ReadMark> moved) {
    say("has read marks " + moved);
    sim.invariants.told(process.number, moved);
    disk.reads.add(moved);
  }

  @Override
  public void notice(Notice notice) {
    say("notices: " + notice.text());
  }

  @Override
  public void stop(StopReason reason, String text) {
    say("stops, " + reason + ": " + text);
    sim.in(0, () -> process.exit(reason, text));
  }
}
