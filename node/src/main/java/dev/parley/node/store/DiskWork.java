package dev.parley.node.store;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out operations, as many as possible at a time: messages and entries that come without a
 * promise or a cut between them share one sync of the outbox, one of the log, and then one of what
 * is held for others. Each piece may be carried out again after it has failed. Used by the disk
 * thread.
 */
final class DiskWork {

  /** Something that may fail, and then is tried again. */
  interface Piece {
    void carryOut() throws IOException;
  }

  private final Folder data;
  private final Segments segments;
  private final SegmentedLog log;
  private final LogWriter writer;
  private final OutboxFile outbox;
  private final HeldKeeper held;
  private final StoreListener listener;
  private final StoreWatch watch;

  /** The epoch of the last cut that was carried out. */
  private long epochOnDisk;

  DiskWork(
      Folder data,
      Segments segments,
      SegmentedLog log,
      LogWriter writer,
      OutboxFile outbox,
      HeldKeeper held,
      StoreListener listener,
      StoreWatch watch) {
    this.data = data;
    this.segments = segments;
    this.log = log;
    this.writer = writer;
    this.outbox = outbox;
    this.held = held;
    this.listener = listener;
    this.watch = watch;
  }

  /**
   * Operations in order, as pieces in order; but for promises, on which an election waits: the last
   * one goes first, for whoever promises anew is not held to an earlier promise.
   */
  List<Piece> pieces(List<Operation> operations) {
    List<Piece> pieces = new ArrayList<>();
    Group group = new Group();
    Operation.Promise promise = null;
    for (Operation operation : operations) {
      if (operation instanceof Operation.Promise newer) {
        promise = newer;
        continue;
      }
      if (group.takes(operation)) {
        group.add(operation);
        continue;
      }
      group.addTo(pieces);
      group = new Group();
      pieces.add(single(operation));
    }
    group.addTo(pieces);
    if (promise != null) {
      pieces.add(0, store(promise));
    }
    return pieces;
  }

  private Piece store(Operation.Promise promise) {
    return () -> {
      HardStateFile.write(data, promise.state());
      listener.onHardStateStored(promise.state());
    };
  }

  private Piece single(Operation operation) {
    if (operation instanceof Operation.Cut cut) {
      return () -> cut(cut);
    }
    if (operation instanceof Operation.Adopt adopt) {
      return () -> IdentityFile.write(data, adopt.identity());
    }
    if (operation instanceof Operation.Found found) {
      return () -> found(found);
    }
    if (operation instanceof Operation.Checkpoint checkpoint) {
      return () -> Checkpoints.write(segments.folder(), checkpoint.state());
    }
    Operation.Renew renew = (Operation.Renew) operation;
    return () -> renew(renew);
  }

  private void cut(Operation.Cut cut) throws IOException {
    writer.cut(cut.end());
    epochOnDisk = cut.epoch();
    log.synced(cut.epoch(), cut.end().seqNo());
    listener.onLogSynced(cut.epoch(), cut.end().seqNo());
  }

  /** Its name makes a group: until that is there, a start finds none, and undoes the rest. */
  private void found(Operation.Found founding) throws IOException {
    writer.found(founding.first());
    IdentityFile.write(data, founding.identity());
    writer.markSynced(0);
    log.synced(founding.epoch(), founding.first().seqNo());
    listener.onLogSynced(founding.epoch(), founding.first().seqNo());
  }

  private void renew(Operation.Renew renew) throws IOException {
    outbox.renew(renew.origin(), renew.unreleased());
    if (!renew.unreleased().isEmpty()) {
      listener.onOutboxStored(renew.unreleased().get(renew.unreleased().size() - 1).msgId());
    }
  }

  /**
   * Appends, and messages: the outbox first, then the log. Those held for others are written before
   * and synced after them: that nobody waits for.
   */
  private final class Group {
    private final List<Entry> entries = new ArrayList<>();
    private final List<EntryBody.Chat> typed = new ArrayList<>();
    private final List<MessageId> released = new ArrayList<>();
    private final List<MessageLines.Line> heldChanges = new ArrayList<>();
    private long epoch;

    boolean takes(Operation operation) {
      return operation instanceof Operation.Append
          || operation instanceof Operation.Type
          || operation instanceof Operation.Release
          || operation instanceof Operation.Hold
          || operation instanceof Operation.Drop;
    }

    void add(Operation operation) {
      if (operation instanceof Operation.Append append) {
        entries.add(append.entry());
        epoch = append.epoch();
      } else if (operation instanceof Operation.Type type) {
        typed.add(type.chat());
      } else if (operation instanceof Operation.Release release) {
        released.add(release.id());
      } else if (operation instanceof Operation.Hold hold) {
        heldChanges.add(new MessageLines.Kept(hold.chat()));
      } else {
        heldChanges.add(new MessageLines.Released(((Operation.Drop) operation).id()));
      }
    }

    void addTo(List<Piece> pieces) {
      if (!heldChanges.isEmpty()) {
        pieces.add(() -> held.update(heldChanges));
      }
      if (!typed.isEmpty() || !released.isEmpty()) {
        pieces.add(this::storeOutbox);
      }
      if (!entries.isEmpty()) {
        pieces.add(this::append);
      }
      if (!typed.isEmpty() || !entries.isEmpty()) {
        pieces.add(held::sync);
      }
    }

    private void storeOutbox() throws IOException {
      long begun = watch.nanos();
      outbox.update(typed, released);
      if (!typed.isEmpty()) {
        watch.typedSynced(typed.size(), begun);
        listener.onOutboxStored(typed.get(typed.size() - 1).msgId());
      }
    }

    private void append() throws IOException {
      long begun = watch.nanos();
      writer.append(entries, log.committedOnDisk(epochOnDisk));
      watch.entriesSynced(entries.size(), begun);
      long last = entries.get(entries.size() - 1).seqNo();
      log.synced(epoch, last);
      listener.onLogSynced(epoch, last);
    }
  }

  /** The mark may say what became committed since the last sync. */
  void markCommitted() throws IOException {
    writer.markCommitted(log.committedOnDisk(epochOnDisk));
  }

  /** What is held for others may have failed to be written. */
  void catchUpHeld() throws IOException {
    held.catchUp();
  }
}
