package dev.parley.protocol.hand;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.log.MemoryEntryLog;
import dev.parley.protocol.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what a peer wants done, and does nothing of it. */
public final class RecordingEffects implements Effects {

  /** Something that was sent on a connection. */
  public record Sent(long link, Message message) {}

  /** An outbox that was begun anew. */
  public record Renewal(String origin, List<EntryBody.Chat> unreleased) {}

  public final List<HardState> promises = new ArrayList<>();
  public final List<String> groups = new ArrayList<>();
  public final List<EntryBody.Chat> typed = new ArrayList<>();
  public final List<MessageId> released = new ArrayList<>();
  public final List<Renewal> renewals = new ArrayList<>();
  public final List<EntryBody.Chat> held = new ArrayList<>();
  public final List<MessageId> dropped = new ArrayList<>();
  public final List<EntryBody.Chat> provisional = new ArrayList<>();
  public final List<Sent> sent = new ArrayList<>();
  public final List<Long> closed = new ArrayList<>();
  public final List<Entry> delivered = new ArrayList<>();
  public final List<GroupState> checkpoints = new ArrayList<>();
  public final List<ReadMark> reads = new ArrayList<>();
  public final List<String> notices = new ArrayList<>();
  public final List<StopReason> stops = new ArrayList<>();
  public final List<String> stopTexts = new ArrayList<>();
  public SortedMap<Integer, String> connections = new TreeMap<>();

  /** Where a founder's first entry goes. */
  public MemoryEntryLog log;

  /** The messages of that kind that were sent on that connection, oldest first. */
  public <M extends Message> List<M> sent(long link, Class<M> kind) {
    return sent.stream()
        .filter(each -> each.link() == link && kind.isInstance(each.message()))
        .map(each -> kind.cast(each.message()))
        .toList();
  }

  @Override
  public void storeHardState(HardState state) {
    promises.add(state);
  }

  @Override
  public void adoptGroup(String groupId) {
    groups.add(groupId);
  }

  @Override
  public void found(String groupId, Entry first) {
    groups.add(groupId);
    log.begin(EntryFormat.genesis(groupId));
    log.append(first);
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    typed.add(message);
  }

  @Override
  public void releaseOutbox(MessageId id) {
    released.add(id);
  }

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    renewals.add(new Renewal(origin, List.copyOf(unreleased)));
  }

  @Override
  public void storeHeld(EntryBody.Chat message) {
    held.add(message);
  }

  @Override
  public void dropHeld(MessageId id) {
    dropped.add(id);
  }

  @Override
  public void send(long link, Message message) {
    sent.add(new Sent(link, message));
  }

  @Override
  public void push(Collection<Long> links, Entry entry) {
    links.forEach(link -> send(link, new Message.Sequenced(entry)));
  }

  @Override
  public void close(long link, String why) {
    closed.add(link);
  }

  @Override
  public void connect(SortedMap<Integer, String> addresses) {
    connections = addresses;
  }

  @Override
  public void deliver(Entry entry) {
    delivered.add(entry);
  }

  @Override
  public void provisional(EntryBody.Chat message) {
    provisional.add(message);
  }

  @Override
  public void checkpoint(GroupState state) {
    checkpoints.add(state);
  }

  @Override
  public void markRead(List<ReadMark> moved) {
    reads.addAll(moved);
  }

  @Override
  public void notice(Notice notice) {
    notices.add(notice.text());
  }

  @Override
  public void stop(StopReason reason, String text) {
    stops.add(reason);
    stopTexts.add(text);
  }
}
