package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.editor.InputHistory;
import java.util.List;
import java.util.Map;

/** Whatever can change the screen. */
public sealed interface UiEvent {

  /**
   * The first one: the screen is open.
   *
   * @param joined the rooms that the user is in, {@code general} first
   * @param typed what was typed in earlier runs, by room
   * @param kept of the rooms, by earlier runs
   */
  record Opened(List<String> joined, Map<String, InputHistory> typed, Kept kept)
      implements UiEvent {}

  /** The rooms that the user is in now, {@code general} first. */
  record Joined(List<String> rooms) implements UiEvent {}

  /** A key, a paste, the focus. */
  record Pressed(Key key) implements UiEvent {}

  /** The terminal has another size. */
  record Resized(Size size) implements UiEvent {}

  /** Time has passed. */
  record Tick() implements UiEvent {}

  /** The names where what is delivered begins. */
  record Named(Names names) implements UiEvent {}

  /** Entries became final, in order. */
  record Delivered(List<Entry> entries) implements UiEvent {}

  /** Messages that are not final, from here or elsewhere. */
  record Told(List<EntryBody.Chat> messages) implements UiEvent {}

  /**
   * @param dialling as it was when the status was told
   */
  record StatusChanged(PeerStatus status, Dialling dialling) implements UiEvent {}

  /** So far have members read, if not further. */
  record HaveRead(List<ReadMark> marks) implements UiEvent {}

  record Noticed(Notice notice) implements UiEvent {}

  /** The answer to {@link Wish.Send}. */
  record Stored(long ref, Peer.Typed typed) implements UiEvent {}

  /** The answer to {@link Wish.AskWaiting}. */
  record WaitingKnown(Waiting waiting) implements UiEvent {}

  /**
   * The answer to {@link Wish.Load}: entries in order, read from the log.
   *
   * @param first the number from which on they were read
   * @param last the number up to which they were read
   * @param before the names before the first of them
   */
  record Loaded(Wish.Load wish, long first, long last, List<Entry> entries, Names before)
      implements UiEvent {}

  /** How far a search is, while it lasts. */
  record Progressed(Search.Seeking seeking) implements UiEvent {}

  /** The answer to {@link Wish.Search}; {@code seqNo} 0: not found. */
  record Found(Wish.Search wish, long seqNo) implements UiEvent {}

  /**
   * The answer to {@link Wish.Run}.
   *
   * @param failed whether it could not be carried out; then {@code text} says why
   * @param room the room to be shown; null: the screen stays where it is
   */
  record Answered(String line, String text, boolean failed, String room) implements UiEvent {}

  /** The peer has stopped; nothing comes after it. */
  record Stopped(StopReason reason, String text) implements UiEvent {}
}
