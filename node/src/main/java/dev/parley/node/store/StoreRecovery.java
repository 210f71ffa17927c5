package dev.parley.node.store;

import dev.parley.node.store.StoreException.Kind;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.HardState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a data directory when a peer starts, makes what is missing, and sets aside what is damaged
 * (docs/protocol.md section 3, "Recovery"). Every order of steps here is one that may stop anywhere
 * and begin again.
 */
final class StoreRecovery {
  private static final String DAMAGED = ".damaged-";

  /** In the log's folder: why it was given up while the peer ran. */
  private static final String GIVEN_UP = "damage.txt";

  private final Folder data;
  private final Folder log;
  private final StoreOptions options;
  private final long tailBytes;
  private final List<String> report = new ArrayList<>();

  /** Null: no group gave way to another one. */
  private Notice.Dissolved dissolved;

  /**
   * What a store goes on with.
   *
   * @param dissolved the group that this start gave up; null: none
   */
  record Found(
      Identity identity,
      HardState hardState,
      LogRecovery.Recovered log,
      OutboxFile outbox,
      HeldFile held,
      Kept kept,
      List<String> report,
      List<String> formerAddresses,
      Notice.Dissolved dissolved) {}

  StoreRecovery(Folder data, StoreOptions options, long tailBytes) {
    this.data = data;
    this.log = data.folder(SegmentName.LOG);
    this.options = options;
    this.tailBytes = tailBytes;
  }

  /** The next recovery takes the log for damaged. */
  static void giveUp(Folder data, String report) throws IOException {
    data.folder(SegmentName.LOG)
        .replace(GIVEN_UP, (report + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Found recover() throws IOException, StoreException {
    DataDirectory.makePrivate(log.path());
    data.deleteUnfinished();
    Identity identity = IdentityFile.read(data);
    requireOwner(identity);
    if (Dissolution.isBegun(data)) {
      dissolved = Dissolution.finish(data);
      identity = null;
    }
    boolean isNew = identity == null;
    if (isNew) {
      identity = makeIdentity();
    }
    try {
      return read(identity, isNew);
    } catch (DamageException e) {
      return readAsNewReplica(identity, e);
    }
  }

  private void requireOwner(Identity identity) throws StoreException {
    if (identity != null && identity.nodeId() != options.nodeId()) {
      throw wrongOwner(
          "peer " + identity.nodeId(), "peer " + options.nodeId(), "--id", identity.nodeId());
    }
    String group = identity == null ? null : identity.group();
    if (group != null && !group.equals(options.group())) {
      throw wrongOwner("group " + group, options.group(), "--group", group);
    }
  }

  private Found readAsNewReplica(Identity old, DamageException damage)
      throws IOException, StoreException {
    setAside(damage.getMessage());
    Identity identity =
        new Identity(old.nodeId(), options.newStorageId(), old.groupId(), old.group());
    IdentityFile.write(data, identity);
    makeEmptyLog();
    try {
      return read(identity, false);
    } catch (DamageException e) {
      throw new StoreException(
          Kind.DAMAGED,
          "the data in %s is damaged: %s; move it away, and start with --seed"
              .formatted(data.path(), e.getMessage()),
          e);
    }
  }

  private Found read(Identity identity, boolean isNew) throws IOException, DamageException {
    byte[] givenUp = log.read(GIVEN_UP);
    if (givenUp != null) {
      throw new DamageException(
          new String(givenUp, StandardCharsets.UTF_8).lines().findFirst().orElse("given up"));
    }
    HardState hardState = HardStateFile.read(data);
    LogMark mark = LogMark.open(log);
    try {
      if (identity.groupId() == null) {
        undoFounding(mark);
        HeldFile.setAsideWithoutGroup(data, report);
      }
      int genesis = identity.groupId() == null ? 0 : EntryFormat.genesis(identity.groupId());
      var recovered = new LogRecovery(log, mark, report).recover(genesis, tailBytes);
      OutboxFile outbox = OutboxFile.open(data, options::newOrigin, !isNew, report);
      HeldFile held = HeldFile.open(data, report);
      return new Found(
          identity,
          hardState,
          recovered,
          outbox,
          held,
          StateFile.read(data),
          List.copyOf(report),
          recovered.tail().end().seqNo() > 0 ? List.of() : formerAddresses(),
          dissolved);
    } catch (IOException | DamageException | RuntimeException e) {
      mark.close();
      throw e;
    }
  }

  /**
   * Without its log a peer does not know any more whom to ask, but for what the newest log that was
   * set aside names; it may have been set aside by an earlier start that did not get far.
   */
  private List<String> formerAddresses() throws IOException {
    List<String> addresses = List.of();
    for (int i = setAsideLogs(); i > 0 && addresses.isEmpty(); i--) {
      addresses = addressesInSoundPart(SegmentName.LOG + DAMAGED + i);
    }
    return addresses;
  }

  private List<String> addressesInSoundPart(String logName) throws IOException {
    List<String> addresses = new ArrayList<>();
    LogVerifier.readOfAnyGroup(
        data,
        logName,
        entry -> {
          if (entry.body() instanceof EntryBody.Members members) {
            addresses.clear();
            members.members().stream()
                .map(Member::info)
                .filter(info -> info.nodeId() != options.nodeId())
                .forEach(info -> addresses.add(info.address()));
          }
        });
    return List.copyOf(addresses);
  }

  /** A group's first entry comes before its name; without the name there is no group yet. */
  private void undoFounding(LogMark mark) throws IOException, DamageException {
    List<Long> firsts = SegmentName.firsts(log.list());
    if (mark.newest().seqNo() > 0 || firsts.size() > 1) {
      throw new DamageException("there is a log, but no group that it belongs to");
    }
    for (long first : firsts) {
      log.delete(SegmentName.lines(first));
    }
  }

  /** The identity comes last: until it is there, all of this is done again. */
  private Identity makeIdentity() throws IOException {
    if (!SegmentName.firsts(log.list()).isEmpty()) {
      setAside("id.json is missing or unreadable");
    }
    makeEmptyLog();
    Identity identity = new Identity(options.nodeId(), options.newStorageId(), null, null);
    IdentityFile.write(data, identity);
    return identity;
  }

  private void makeEmptyLog() throws IOException {
    DataDirectory.makePrivate(log.path());
    data.forceFolder();
    LogMark.create(log);
    HardStateFile.write(data, HardState.INITIAL);
  }

  private int setAsideLogs() {
    int count = 0;
    while (Files.exists(data.file(SegmentName.LOG + DAMAGED + (count + 1)))) {
      count++;
    }
    return count;
  }

  /** The log goes first: without it, a start finds the damage again. */
  private void setAside(String why) throws IOException {
    String suffix = DAMAGED + (setAsideLogs() + 1);
    data.disk().move(log.path(), data.file(SegmentName.LOG + suffix));
    if (Files.exists(data.file(HardStateFile.NAME))) {
      data.disk().move(data.file(HardStateFile.NAME), data.file(HardStateFile.NAME + suffix));
    }
    data.forceFolder();
    report.add(
        "damage: "
            + why
            + "; the log is set aside as "
            + data.file(SegmentName.LOG + suffix)
            + ", and this peer starts as a new replica");
  }

  private StoreException wrongOwner(String owner, String given, String option, Object value) {
    return new StoreException(
        Kind.WRONG_PEER,
        "the data directory %s belongs to %s, not to %s; give %s %s or another --data"
            .formatted(data.path(), owner, given, option, value));
  }
}
