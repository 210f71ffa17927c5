package dev.parley.bench.crowd;

import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import java.util.SortedMap;

/** Without what a group that lives in peace never has done, and what nobody looks at here. */
public abstract class DeafEffects implements Effects {

  @Override
  public void stop(StopReason reason, String text) {
    throw new IllegalStateException(reason + ": " + text);
  }

  @Override
  public void close(long link, String why) {
    throw new IllegalStateException("a connection is closed: " + why);
  }

  @Override
  public void adoptGroup(String groupId) {
    throw new IllegalStateException("all are in the group");
  }

  @Override
  public void found(String groupId, Entry first) {
    throw new IllegalStateException("the group is there");
  }

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    throw new IllegalStateException("no outbox is a copy");
  }

  @Override
  public void connect(SortedMap<Integer, String> addresses) {}

  @Override
  public void provisional(EntryBody.Chat message) {}

  @Override
  public void storeHeld(EntryBody.Chat message) {}

  @Override
  public void dropHeld(MessageId id) {}

  @Override
  public void checkpoint(GroupState state) {}

  @Override
  public void markRead(List<ReadMark> moved) {}

  @Override
  public void notice(Notice notice) {}
}
