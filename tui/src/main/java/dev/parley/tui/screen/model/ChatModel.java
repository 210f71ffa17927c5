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
    History history,
    Delivery delivery,
    Reading reading,
    Input input,
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
        History.empty(setup.deliversFrom()),
        Delivery.NONE,
        Reading.start(setup.deliversFrom() - 1, now),
        Input.EMPTY,
        Overlay.NONE,
        null,
        Panes.AUTOMATIC,
        Hint.NONE,
        Parting.NONE);
  }

  /** Another log is shown from now on; what the user types and has typed stays. */
  ChatModel ofOtherLog() {
    return start(setup.fromTheFirst(), size, now)
        .with(input)
        .with(delivery)
        .with(panes)
        .with(parting);
  }

  /** What stands below all that is final, in order. */
  public List<Pending> pending() {
    return delivery.pending();
  }

  /** What of that stands below the window of the history: nothing, if newer lines come between. */
  public List<Pending> pendingInView() {
    return history.isAtEnd() ? delivery.pending() : List.of();
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
    boolean told = !reading.unread().seen() && !group.reached().isBehind();
    return told ? reading.unread() : Reading.Unread.NONE;
  }

  /** How many messages and events are below the bottom row; 0 while following. */
  public long below() {
    if (reading.isFollowing()) {
      return 0;
    }
    Place place = reading.place();
    if (place.seqNo() == 0) {
      int at = 0;
      while (at < pending().size() && !place.isOn(pending().get(at))) {
        at++;
      }
      return Math.max(0, pending().size() - 1 - at);
    }
    long lines = history.lines().size() - history.indexOf(place.seqNo() + 1);
    // What is not in the window is counted by its numbers: nearly every one is a line.
    return lines + Math.max(0, group.finalSeq() - history.last()) + pending().size();
  }

  public ChatModel with(Setup next) {
    return new ChatModel(
        next, size, now, group, history, delivery, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Size next) {
    return new ChatModel(
        setup, next, now, group, history, delivery, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel at(long next) {
    return new ChatModel(
        setup, size, next, group, history, delivery, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Group next) {
    return new ChatModel(
        setup, size, now, next, history, delivery, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(History next) {
    return new ChatModel(
        setup, size, now, group, next, delivery, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Delivery next) {
    return new ChatModel(
        setup, size, now, group, history, next, reading, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Reading next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, next, input, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Input next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, next, overlay, search, panes, hint,
        parting);
  }

  public ChatModel with(Overlay next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, input, next, search, panes, hint,
        parting);
  }

  /** Null: no search. */
  public ChatModel withSearch(Search next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, input, overlay, next, panes, hint,
        parting);
  }

  public ChatModel with(Panes next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, input, overlay, search, next, hint,
        parting);
  }

  public ChatModel with(Hint next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, input, overlay, search, panes, next,
        parting);
  }

  public ChatModel with(Parting next) {
    return new ChatModel(
        setup, size, now, group, history, delivery, reading, input, overlay, search, panes, hint,
        next);
  }
}
