package dev.parley.tui.chat;

import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.net.Dialling;
import dev.parley.node.store.LogReader;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The running peer, as far as a user's surface needs it. Every method is safe for any thread; those
 * that return a future wait first where the peer has too much to do.
 */
public interface ChatPort {

  int nodeId();

  /** The user's name as it was asked for; the log may know another one. */
  String name();

  /** Where it stores what it has to keep. */
  Path data();

  /** {@code host:port} that others dial. */
  String address();

  /** {@code host:port} where operators and programs ask by HTTP; null: nowhere. */
  default String opsAddress() {
    return null;
  }

  /** False: syncing is left to the system, and a power cut may lose what was final. */
  boolean syncs();

  /** The first {@code seq_no} that this run delivers. */
  long deliversFrom();

  /**
   * Queues a text. Completes when it is on disk, or with the reason why not; a refusal that begins
   * with {@link #OUTBOX_FULL} means: later.
   */
  CompletableFuture<Peer.Typed> send(String roomId, String text);

  /** Asks the group for what no text says. */
  void request(Message.Request request);

  /**
   * The rooms that the user is in, in the order of joining, {@link #ROOM} first; at once. A room
   * may be among them that the group does not have (yet).
   */
  List<String> joined();

  /** The user goes into that room, whether the group has it or not; at once. */
  void join(String roomId);

  /** The user leaves that room; nobody leaves {@link #ROOM}. At once. */
  void part(String roomId);

  CompletableFuture<PeerStatus> status();

  /** Has the listener hear the status soon, in order with all others; never waits. */
  void tellStatus();

  /** How the search for others goes on, as of now; never waits. */
  Dialling dialling();

  /** Members that were heard by multicast of late; never waits. */
  default List<FoundPeer> found() {
    return List.of();
  }

  /** What is not final yet, of this user and of others. */
  CompletableFuture<Waiting> waiting();

  /**
   * The user has read all of that room up to there: others are told, soon but not often. Never
   * waits.
   */
  void read(String roomId, long seqNo);

  /** Who has read how far: one mark for each member and room, none above what is final here. */
  CompletableFuture<List<ReadMark>> readMarks();

  /**
   * Whether the user is there. Never waits.
   *
   * @param away why not, in a few words for the others, see {@code Limits.isNote}; may be empty
   */
  void presence(Message.Presence presence, String away);

  LogReader log();

  /** All up to here has been shown. */
  void shown(long seqNo);

  /** Leaves in order; returns at once. */
  void quit();

  /** Stops now and waits until all is closed. */
  void close();

  String OUTBOX_FULL = "the outbox is full";

  /** A refusal to {@link #send} that begins so means: the group has no such room. */
  String NO_ROOM = "there is no room";

  /** The room where everybody is. */
  String ROOM = Rooms.GENERAL;
}
