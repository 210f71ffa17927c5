package dev.parley.protocol.sim;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Section 6, Lamport order: what is typed at a process bears a later time than all that it was
 * shown before, and than all in the log, the outbox and the held file that it started on.
 */
final class MessageIsTypedEarlierThanWhatWasSeen implements Invariant {
  private record Seen(long lamport, MessageId by) {}

  private final Map<Integer, Seen> latest = new TreeMap<>();

  @Override
  public int item() {
    return 4;
  }

  private void see(int process, EntryBody.Chat message) {
    latest.merge(
        process,
        new Seen(message.lamport(), message.msgId()),
        (old, now) -> now.lamport() > old.lamport() ? now : old);
  }

  @Override
  public void starts(int process, SimDisk disk) {
    List.of(disk.outbox().items(), disk.held().items())
        .forEach(items -> items.forEach(message -> see(process, message)));
    disk.forEach(1, disk.end().seqNo(), entry -> seeEntry(process, entry));
  }

  private void seeEntry(int process, Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      see(process, chat);
    }
  }

  @Override
  public void shown(int process, EntryBody.Chat message) {
    see(process, message);
  }

  @Override
  public void delivered(SimDisk disk, int process, Entry entry) {
    seeEntry(process, entry);
  }

  @Override
  public void typedBy(int process, EntryBody.Chat message) {
    Seen before = latest.get(process);
    if (before != null && before.lamport() >= message.lamport()) {
      throw broken(message + " is typed after " + before + " was seen");
    }
    see(process, message);
  }
}
