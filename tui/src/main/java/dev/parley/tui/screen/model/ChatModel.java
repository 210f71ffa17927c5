package dev.parley.tui.screen.model;

import java.util.List;

/**
 * All that the screen shows, and what is needed to go on from there. Immutable.
 *
 * @param now the time of the newest event, in milliseconds since the epoch
 * @param search null: none is open
 * @param hint what stands in place of the status line, as long as {@link Hint#isShown}
 * @param parting how far the user's leaving is
 */
public record ChatModel(
    Setup setup,
    Size size,
    long now,
    Group group,
    Rooms rooms,
    Delivery delivery,
    Attention attention,
    Overlay overlay,
    Search search,
    Panes panes,
    Hint hint,
    Parting parting) {

  /** How far the user's leaving is. */
  public enum Parting {
    NONE,
    /** Once more within a short time, and it leaves. */
    ASKED,
    /** Once more, and it leaves without waiting. */
    LEAVING,
    /** The peer has stopped. */
    STOPPED
  }

  /**
   * Before the first event.
   *
   * @param now milliseconds since the epoch
   */
  public static ChatModel start(Setup setup, Size size, long now) {
    return new ChatModel(
        setup,
        size,
        now,
        Group.unknown(setup, now),
        Rooms.start(setup.deliversFrom()),
        Delivery.NONE,
        Attention.start(setup.deliversFrom() - 1, now),
        Overlay.NONE,
        null,
        Panes.AUTOMATIC,
        Hint.NONE,
        Parting.NONE);
  }

  /** Another log is shown from now on; what the user types and has typed stays. */
  ChatModel ofOtherLog() {
    return start(setup.fromTheFirst(), size, now)
        .with(input())
        .with(delivery)
        .with(panes)
        .with(parting);
  }

  /** The room on the screen. */
  public Room room() {
    return rooms.shown();
  }

  /** Of the room on the screen, as all that follows. */
  public History history() {
    return room().history();
  }

  public Reading reading() {
    return room().reading();
  }

  public Input input() {
    return room().input();
  }

  /** What stands below all that is final, in order. */
  public List<Pending> pending() {
    return delivery.in(rooms.shownName());
  }

  /** What of that stands below the window of the history: nothing, if newer lines come between. */
  public List<Pending> pendingInView() {
    return history().isAtEnd() ? pending() : List.of();
  }

  /** Whether all that the log has of the room is in the window, from its first entry on. */
  public boolean isAtStart() {
    return history().first() <= group.madeSeq(rooms.shownName());
  }

  /** Where in the log the room on the screen is. */
  Wish.Span span() {
    return new Wish.Span(rooms.shownName(), group.madeSeq(rooms.shownName()));
  }

  /** Whether the user sees what comes now. */
  public boolean isAttentive() {
    return reading().isFollowing() && attention.isHere(now);
  }

  /** The name that this user has, by the log if it knows one. */
  public String ownName() {
    return group.names().members().getOrDefault(setup.nodeId(), setup.name());
  }

  /** Whether a text calls this user. */
  boolean isCalledBy(String text) {
    return !Mentions.of(text, ownName()).isEmpty();
  }

  /** What the user has not seen; of what comes late it is told only when all of it is there. */
  public Reading.Unread unread() {
    return unread(room());
  }

  /** The same, of any room. */
  public Reading.Unread unread(Room room) {
    Reading.Unread unread = room.reading().unread();
    return unread.seen() || group.reached().isBehind() ? Reading.Unread.NONE : unread;
  }

  /** How many messages and events are below the bottom row; 0 while following; -1: not known. */
  public long below() {
    if (reading().isFollowing()) {
      return 0;
    }
    Place place = reading().place();
    List<Pending> pending = pending();
    if (place.seqNo() == 0) {
      int at = 0;
      while (at < pending.size() && !place.isOn(pending.get(at))) {
        at++;
      }
      return Math.max(0, pending.size() - 1 - at);
    }
    History history = history();
    long lines = history.lines().size() - history.indexOf(place.seqNo() + 1);
    if (history.isAtEnd()) {
      return lines + pending.size();
    }
    // Where there is one room, nearly every number is a line; of others only the log knows.
    boolean isOnly = group.rooms().size() <= 1;
    return isOnly ? lines + Math.max(0, group.finalSeq() - history.last()) + pending.size() : -1;
  }

  public ChatModel with(Setup next) {
    return new ChatModel(
        next, size, now, group, rooms, delivery, attention, overlay, search, panes, hint, parting);
  }

  public ChatModel with(Size next) {
    return new ChatModel(
        setup, next, now, group, rooms, delivery, attention, overlay, search, panes, hint, parting);
  }

  public ChatModel at(long next) {
    return new ChatModel(
        setup, size, next, group, rooms, delivery, attention, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Group next) {
    return new ChatModel(
        setup, size, now, next, rooms, delivery, attention, overlay, search, panes, hint, parting);
  }

  public ChatModel with(Rooms next) {
    return new ChatModel(
        setup, size, now, group, next, delivery, attention, overlay, search, panes, hint, parting);
  }

  public ChatModel with(History next) {
    return with(rooms.with(room().with(next)));
  }

  public ChatModel with(Reading next) {
    return with(rooms.with(room().with(next)));
  }

  public ChatModel with(Input next) {
    return with(rooms.with(room().with(next)));
  }

  public ChatModel with(Delivery next) {
    return new ChatModel(
        setup, size, now, group, rooms, next, attention, overlay, search, panes, hint, parting);
  }

  public ChatModel with(Attention next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, next, overlay, search, panes, hint, parting);
  }

  public ChatModel with(Overlay next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, attention, next, search, panes, hint, parting);
  }

  /** Null: no search. */
  public ChatModel withSearch(Search next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, attention, overlay, next, panes, hint, parting);
  }

  public ChatModel with(Panes next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, attention, overlay, search, next, hint, parting);
  }

  public ChatModel with(Hint next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, attention, overlay, search, panes, next, parting);
  }

  public ChatModel with(Parting next) {
    return new ChatModel(
        setup, size, now, group, rooms, delivery, attention, overlay, search, panes, hint, next);
  }
}
