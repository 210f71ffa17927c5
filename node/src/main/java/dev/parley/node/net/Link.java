package dev.parley.node.net;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.AttributeKey;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection: its number, and what its handlers and its host share. What is said on it is
 * gathered by the host's thread and handed over as one batch.
 */
final class Link {
  /** Of a channel that was dialled because a stranger said that a member is there. */
  static final AttributeKey<Boolean> SUGGESTED = AttributeKey.valueOf("parley.suggested");

  /** Of a channel whose other end is a peer to talk to. */
  static final AttributeKey<Boolean> ANSWERED = AttributeKey.valueOf("parley.answered");

  private final long number;
  private final boolean dialledHere;
  private final Channel channel;

  /** Bytes of lines that the host's thread handed over and the link's thread has not taken yet. */
  private final AtomicLong handedBytes = new AtomicLong();

  private Batch gathering;
  private volatile int nodeId;
  private int readBytes;
  private volatile boolean cut;

  Link(long number, boolean dialledHere, Channel channel) {
    this.number = number;
    this.dialledHere = dialledHere;
    this.channel = channel;
  }

  long number() {
    return number;
  }

  boolean dialledHere() {
    return dialledHere;
  }

  boolean isSuggested() {
    return channel.hasAttr(SUGGESTED);
  }

  /** Link's thread: the other end has said HELLO, and is told to the host. */
  void answered() {
    channel.attr(ANSWERED).set(true);
  }

  /** Link's thread: the other end has said who it is. */
  void isOf(int node) {
    nodeId = node;
  }

  /** Any thread: the other end; 0: it has not said HELLO. */
  int nodeId() {
    return nodeId;
  }

  /** Host's thread: what is said next, to be {@link #flush}ed. Makes one where there is none. */
  Batch gathering() {
    if (gathering == null) {
      gathering = new Batch();
    }
    return gathering;
  }

  /** Host's thread: whether something waits for {@link #flush}. */
  boolean isGathering() {
    return gathering != null;
  }

  /** Host's thread: hands over what was gathered. */
  void flush() {
    if (gathering != null) {
      Batch batch = gathering;
      gathering = null;
      handedBytes.addAndGet(batch.lineBytes());
      later(() -> channel.writeAndFlush(batch), batch::release);
    }
  }

  /** Host's thread: whether so many more bytes of entries would leave soon. */
  boolean drains(int moreBytes) {
    return channel.isWritable()
        && handedBytes.get() + (gathering == null ? 0 : gathering.lineBytes()) + moreBytes
            <= MeshConfig.HIGH_WATER_BYTES;
  }

  /** Link's thread: these lines are now counted by the channel. */
  void taken(int bytes) {
    handedBytes.addAndGet(-bytes);
  }

  /** Link's thread: so much came. */
  void read(int bytes) {
    readBytes += bytes;
  }

  /** Link's thread: how much came since the last call. */
  int takeReadBytes() {
    int bytes = readBytes;
    readBytes = 0;
    return bytes;
  }

  boolean isCut() {
    return cut;
  }

  /** Any thread: closes at once, and listens to nothing more. */
  void cutOff() {
    cut = true;
    channel.close();
  }

  /**
   * Any thread: says no more after what was handed over. What still comes is read and dropped until
   * the other end closes, or for a while: closing with unread bytes would make the system drop what
   * was said last.
   */
  void closeAfterSending() {
    cut = true;
    later(
        () -> channel.writeAndFlush(new Batch()).addListener(sent -> endOutput()), channel::close);
    channel
        .eventLoop()
        .schedule(() -> channel.close(), MeshConfig.LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * On the link's thread, but never within the call: what follows from it may bring something to
   * the host, whose turn the caller may have.
   *
   * @param otherwise what is done where the mesh has been closed
   */
  private void later(Runnable task, Runnable otherwise) {
    try {
      channel.eventLoop().execute(task);
    } catch (RejectedExecutionException e) {
      otherwise.run();
    }
  }

  private void endOutput() {
    if (channel instanceof DuplexChannel duplex && channel.isActive()) {
      duplex.shutdownOutput();
    } else {
      channel.close();
    }
  }

  /** Waits until it is closed, as it is a while after {@link #closeAfterSending} at the latest. */
  void awaitClosed() {
    channel.closeFuture().awaitUninterruptibly(2 * MeshConfig.LINGER_MILLIS);
  }

  @Override
  public String toString() {
    return "link " + number + " (" + channel.remoteAddress() + ")";
  }
}
