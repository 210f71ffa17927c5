package dev.parley.node.metrics;

import dev.parley.node.store.LogReader;
import dev.parley.node.store.MembershipHistory;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.json.JsonWriter;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One answer of messages on its way: a piece of the log is read, by a thread that may wait for the
 * disk, and written, and the next one only when the connection has taken that. So of a page nobody
 * keeps more than a piece, and who reads slowly holds up only itself. Belongs to the connection's
 * thread, and to the reading one while it reads.
 */
final class MessagesReply {
  private static final Logger LOG = LoggerFactory.getLogger(MessagesReply.class);

  private static final byte[] BEFORE = {'\n'};
  private static final byte[] BETWEEN = {',', '\n'};

  private static final int PIECE_BYTES = 64 * 1024;

  /**
   * Entries that are looked at for one answer: of a quiet room, a page is short and not the last.
   */
  private static final int MOST_ENTRIES = 100_000;

  private final OpsHandler handler;
  private final ChannelHandlerContext context;
  private final Executor logThread;
  private final LogReader log;
  private final MessagesQuery query;
  private final MembershipHistory history;
  private final long upTo;

  /** After {@link #seen}; null: not read yet. */
  private Membership members;

  private long seen;
  private int left;
  private int entriesLeft = MOST_ENTRIES;
  private boolean any;
  private boolean begun;
  private boolean reading;
  private boolean ended;

  MessagesReply(
      OpsHandler handler,
      ChannelHandlerContext context,
      Executor logThread,
      LogReader log,
      MembershipHistory history,
      MessagesQuery query) {
    this.handler = handler;
    this.context = context;
    this.logThread = logThread;
    this.log = log;
    this.query = query;
    this.history = history;
    this.upTo = Math.max(query.after(), log.committedSeq());
    this.seen = query.after();
    this.left = query.limit();
  }

  /** The connection's thread: goes on, if the connection takes more. */
  void goOn() {
    if (reading || ended || !context.channel().isWritable()) {
      return;
    }
    reading = true;
    try {
      logThread.execute(this::read);
    } catch (RejectedExecutionException e) {
      context.close();
    }
  }

  private void read() {
    try {
      byte[] piece = piece();
      then(() -> write(piece));
    } catch (UncheckedIOException | IllegalStateException e) {
      LOG.warn("an answer of messages is broken off: {}", e.getMessage());
      then(this::breakOff);
    }
  }

  private void then(Runnable task) {
    try {
      context.executor().execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("a piece of the log comes too late: the server is closed");
    }
  }

  private boolean isComplete() {
    return left == 0 || entriesLeft == 0 || seen >= upTo;
  }

  private byte[] piece() {
    ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE_BYTES);
    if (!isComplete()) {
      members = members == null ? history.at(seen) : members;
      for (Entry entry : log.read(seen + 1, upTo, PIECE_BYTES)) {
        if (isComplete()) {
          break;
        }
        seen = entry.seqNo();
        members = members.after(entry.body());
        entriesLeft--;
        if (entry.body() instanceof EntryBody.Chat chat && isWanted(chat)) {
          left--;
          piece.writeBytes(any ? BETWEEN : BEFORE);
          piece.writeBytes(json(entry, chat));
          any = true;
        }
      }
    }
    return piece.toByteArray();
  }

  private boolean isWanted(EntryBody.Chat chat) {
    return query.room() == null || query.room().equals(chat.roomId());
  }

  /** The fields of the event {@code message} in docs/cli.md. */
  private byte[] json(Entry entry, EntryBody.Chat chat) {
    return JsonWriter.untyped()
        .number("seq_no", entry.seqNo())
        .number("term", entry.term())
        .number("sender_id", chat.senderId())
        .text("sender", nameOf(chat.senderId()))
        .text("msg_id", chat.msgId().toString())
        .text("room_id", chat.roomId())
        .number("sent_at", chat.sentAt())
        .text("payload", chat.payload())
        .bytes();
  }

  /** As the log has it there, whatever the name is now. */
  private String nameOf(int nodeId) {
    Member member = members.member(nodeId);
    return member == null ? "n" + nodeId : member.info().name();
  }

  private void write(byte[] piece) {
    reading = false;
    if (!begun) {
      begun = true;
      context.write(Replies.chunked());
      writeText("{\"messages\":[");
    }
    if (piece.length > 0) {
      context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
    }
    if (isComplete()) {
      ended = true;
      writeText("],\"next\":" + seen + ",\"more\":" + (seen < upTo) + "}\n");
      handler.finish(context, LastHttpContent.EMPTY_LAST_CONTENT);
    } else {
      context.flush();
      goOn();
    }
  }

  private void writeText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes)));
  }

  /** What has begun is cut off, so that nobody takes it for complete. */
  private void breakOff() {
    ended = true;
    if (begun) {
      context.close();
    } else {
      String why = "the log cannot be read; parley.log and parley log verify show more";
      handler.finish(context, Replies.error(HttpResponseStatus.INTERNAL_SERVER_ERROR, why));
    }
  }
}
