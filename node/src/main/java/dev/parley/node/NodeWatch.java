package dev.parley.node;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;

/**
 * Sees what a peer takes in and wants done, for figures. Called on the loop thread, but for {@link
 * #nanos}; none of the calls may wait or throw.
 */
public interface NodeWatch {

  /** For who does not want to know. */
  NodeWatch NONE =
      new NodeWatch() {
        @Override
        public long nanos() {
          return 0;
        }

        @Override
        public void typed(MessageId id, long since) {}

        @Override
        public void stored(MessageId upTo) {}

        @Override
        public void committed(Entry entry) {}

        @Override
        public void noticed(Notice notice) {}

        @Override
        public void turned() {}
      };

  /** Any thread: the time that {@link #typed} is told as {@code since}, in nanoseconds. */
  long nanos();

  /** A text that was handed to the node at {@code since} has got its id. */
  void typed(MessageId id, long since);

  /** That message, and all before it, is on disk in the outbox. */
  void stored(MessageId upTo);

  /** An entry is final; in order, each once. */
  void committed(Entry entry);

  /** Something that people want to know; what a start has found, before the loop runs. */
  void noticed(Notice notice);

  /** All that came together was taken in. */
  void turned();
}
