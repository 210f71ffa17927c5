package dev.parley.protocol.ordering;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.message.Message.CatchupReq;
import dev.parley.protocol.message.Message.CatchupResp;
import dev.parley.protocol.message.Message.Source;
import java.util.List;

/**
 * Pulls what is missing, one bounded block at a time, and serves what others miss. A pull goes on
 * after the last entry received; it starts over only in a new term or when a chain does not fit.
 */
public final class CatchUp {
  private final ReplicatedLog log;
  private final int blockBytes;
  private final long timeoutMillis;

  private int source;
  private long asked;
  private long deadline;
  private long term;
  private long next;

  /** {@code timeoutMillis}: after which a pull that was not answered is asked again. */
  public CatchUp(ReplicatedLog log, int blockBytes, long timeoutMillis) {
    this.log = log;
    this.blockBytes = blockBytes;
    this.timeoutMillis = timeoutMillis;
  }

  /** Whether a pull is under way and may still be answered. */
  public boolean isPulling(long now) {
    return source != 0 && now < deadline;
  }

  /** When a pull that is under way is given up; {@link Long#MAX_VALUE} if there is none. */
  public long deadline() {
    return source == 0 ? Long.MAX_VALUE : deadline;
  }

  /**
   * The next request to that member.
   *
   * @param fromEnd true: the log is a part of the other's, so only what follows it is missing;
   *     false: it may differ above the commit point
   */
  public CatchupReq request(int from, long currentTerm, boolean fromEnd, long now) {
    if (currentTerm != term) {
      restart();
      term = currentTerm;
    }
    source = from;
    deadline = now + timeoutMillis;
    long first = fromEnd ? log.end().seqNo() + 1 : Math.max(next, log.commitSeq() + 1);
    asked = first;
    return new CatchupReq(term, first, Long.MAX_VALUE);
  }

  /**
   * Whether that is what was asked for. Anything else is late, or somebody's who wants to be
   * believed: what is asked for again can still be had.
   */
  public boolean isAnswer(int from, CatchupResp response) {
    return from == source && response.fromSeq() == asked;
  }

  /** The next pull begins at the commit point. */
  public void restart() {
    next = 0;
  }

  /** No pull is under way any more. */
  public void cancel() {
    source = 0;
  }

  /** The pull from that member will not be answered any more. */
  public void forget(int from) {
    if (source == from) {
      source = 0;
    }
  }

  /** What came of a response. */
  public enum Outcome {
    /** All fitted. */
    TAKEN,
    /** The two logs differ before these entries: the pull starts over. */
    MISFIT,
    /** The entries do not follow one another: the sender's log is damaged, or was cut meanwhile. */
    DAMAGED
  }

  /**
   * Takes a response to a request.
   *
   * @param trusted true: from the leader of this peer's term, or the chosen grantor of its
   *     election: entries above the commit point count, too
   * @throws DivergedException if the leader's log shows that what is final here differs
   */
  public Outcome take(int from, CatchupResp response, long currentTerm, boolean trusted, long now) {
    forget(from);
    List<Entry> entries = usable(response, currentTerm, trusted);
    long before = response.fromSeq() - 1;
    boolean fromStart = before <= log.commitSeq();
    if (entries.isEmpty()) {
      restart();
      if (fromStart && !trusted) {
        pause(from, now);
      }
      return Outcome.TAKEN;
    }
    if (before > log.end().seqNo() || log.position(before).crc() != response.prevCrc()) {
      restart();
      if (fromStart && trusted && response.as() == Source.LEADER) {
        throw new DivergedException(
            before, "what is final here differs from the leader's at or before entry #" + before);
      } else if (fromStart) {
        pause(from, now);
      }
      return Outcome.MISFIT;
    }
    boolean fitted = log.merge(entries);
    long last = fitted ? entries.get(entries.size() - 1).seqNo() : log.commitSeq();
    log.commit(Math.min(last, response.commitSeq()));
    next = last + 1;
    if (!fitted) {
      pause(from, now);
    }
    return fitted ? Outcome.TAKEN : Outcome.DAMAGED;
  }

  /** To ask that one again at once would bring the same, as fast as the network can. */
  private void pause(int from, long now) {
    source = from;
    asked = 0;
    deadline = now + timeoutMillis;
  }

  private static List<Entry> usable(CatchupResp response, long currentTerm, boolean trusted) {
    List<Entry> entries = response.block().entries();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean known =
          entry.seqNo() <= response.commitSeq() || (trusted && entry.term() <= currentTerm);
      if (!known || entry.seqNo() != response.fromSeq() + i) {
        return entries.subList(0, i);
      }
    }
    return entries;
  }

  /**
   * The answer to somebody who asks.
   *
   * @param as what this peer is to the asker: a leader or a grantor of the asker's term gives all
   *     that it has, a member what is committed
   */
  public CatchupResp serve(CatchupReq request, Source as, long currentTerm) {
    long end = as == Source.MEMBER ? log.commitSeq() : log.end().seqNo();
    long upTo = Math.min(end, request.toSeq());
    EntryBlock block =
        request.fromSeq() > upTo
            ? EntryBlock.of(List.of())
            : log.raw().block(request.fromSeq(), upTo, blockBytes);
    boolean more = request.fromSeq() + block.count() <= upTo;
    int prevCrc = block.count() == 0 ? 0 : log.position(request.fromSeq() - 1).crc();
    return new CatchupResp(
        currentTerm, as, request.fromSeq(), prevCrc, log.commitSeq(), more, block);
  }
}
