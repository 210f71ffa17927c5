package dev.parley.tui.screen.model;

import dev.parley.protocol.id.ReadMark;
import dev.parley.tui.screen.model.Line.Said;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who has read how far, and what of this user's reading the others are still to be told.
 *
 * @param readers everybody, this user among them
 * @param due by room: what is to be told
 * @param toldAt when something was told last, in milliseconds since the epoch
 */
public record Receipts(Readers readers, Map<String, Long> due, long toldAt) {
  /** Others see it soon enough, and who reads along with a fast talk tells no more than this. */
  static final long EVERY_MILLIS = 2000;

  public static final Receipts NONE = new Receipts(Readers.NONE, Map.of(), 0);

  public Receipts {
    due = Collections.unmodifiableMap(new TreeMap<>(due));
  }

  /** The room that is shown. */
  static String room(ChatModel model) {
    return model.rooms().shownName();
  }

  static void haveRead(Turn turn, List<ReadMark> marks) {
    Group group = turn.model().group();
    Readers readers = group.receipts().readers();
    for (ReadMark mark : marks) {
      readers = readers.with(mark.readerId(), mark.roomId(), mark.upTo());
    }
    turn.put(turn.model().with(group.with(group.receipts().with(readers))));
  }

  /** After every event: what is on the screen now may have been read. */
  static void settle(Turn turn) {
    ChatModel model = turn.model();
    Receipts receipts = model.group().receipts();
    if (isRead(model)) {
      receipts = receipts.read(model.setup().nodeId(), room(model), newestOfOthers(model));
    }
    boolean leaves = model.parting() == ChatModel.Parting.LEAVING;
    if (!receipts.due.isEmpty() && (leaves || receipts.dueAt() <= turn.now())) {
      receipts.due.forEach((room, upTo) -> turn.wish(new Wish.Read(room, upTo)));
      receipts = new Receipts(receipts.readers, Map.of(), turn.now());
    }
    if (receipts != model.group().receipts()) {
      turn.put(model.with(model.group().with(receipts)));
    }
  }

  /** Whether the newest message is before the user's eyes. */
  private static boolean isRead(ChatModel model) {
    boolean seen =
        model.reading().isFollowing()
            && !model.overlay().isInFront()
            && !model.size().isTooSmall()
            && !model.group().reached().isBehind();
    return seen
        && switch (model.setup().receipts()) {
          case FOCUSED -> model.isAttentive();
          case VISIBLE -> true;
          case OFF -> false;
        };
  }

  /** 0: there is none. */
  private static long newestOfOthers(ChatModel model) {
    List<Line> lines = model.history().lines();
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i) instanceof Said said && said.senderId() != model.setup().nodeId()) {
        return said.seqNo();
      }
    }
    return 0;
  }

  private Receipts read(int selfId, String room, long upTo) {
    if (upTo <= readers.upTo(selfId, room)) {
      return this;
    }
    Map<String, Long> more = new TreeMap<>(due);
    more.put(room, upTo);
    return new Receipts(readers.with(selfId, room, upTo), more, toldAt);
  }

  Receipts with(Readers next) {
    return next == readers ? this : new Receipts(next, due, toldAt);
  }

  /** When the others are told next; {@link Long#MAX_VALUE}: there is nothing to tell. */
  long dueAt() {
    return due.isEmpty() ? Long.MAX_VALUE : toldAt + EVERY_MILLIS;
  }
}
