package dev.parley.node;

import dev.parley.node.store.LogReader;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.log.Entry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads the log of a node's present life. */
record NewestLog(Supplier<NodeParts> parts) implements LogReader {

  private LogReader now() {
    return parts.get().store().reader();
  }

  @Override
  public long committedSeq() {
    return now().committedSeq();
  }

  @Override
  public List<Entry> read(long from, long upTo, int maxBytes) {
    return now().read(from, upTo, maxBytes);
  }

  @Override
  public GroupState checkpoint(long seqNo) {
    return now().checkpoint(seqNo);
  }

  @Override
  public void forEach(long from, long upTo, Predicate<byte[]> wanted, Consumer<Entry> each) {
    now().forEach(from, upTo, wanted, each);
  }
}
