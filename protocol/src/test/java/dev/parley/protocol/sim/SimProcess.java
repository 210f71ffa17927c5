package dev.parley.protocol.sim;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Restored;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Damage;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/** One run of a peer, and the host that gives it its inputs. */
final class SimProcess extends SimHost {
  private static final long FAR_MILLIS = 100_000;

  private static final int MAX_HURRIES = 20;

  final SimNode node;
  final int number;
  final SimDisk disk;
  final SimReader reader;

  private final Simulator sim;
  private final SyncTold syncTold = new SyncTold();
  private final boolean[] wanted = new boolean[Simulator.NODES];
  private Peer peer;
  private boolean knowsMembers;
  private boolean syncing;
  private boolean settling;

  /** Something was delivered, or may have been before this process began. */
  private boolean isNews = true;

  private long wakeAt = Long.MAX_VALUE;
  private long wanting = Long.MAX_VALUE;
  private int hurries;
  private int unread;

  SimProcess(Simulator sim, SimNode node, int number) {
    super(node.id);
    this.sim = sim;
    this.node = node;
    this.number = number;
    this.disk = node.disk;
    this.reader = new SimReader(sim, this);
  }

  void start() {
    disk.restart();
    long hint = disk.committedHint();
    int bound = (int) hint;
    long committed = sim.dice.chance(0.75) ? hint : sim.dice.between(0, bound);
    long from = sim.settings.checkpoints() ? sim.dice.between(0, (int) committed) : 0;
    Restored restored = disk.restored(from, committed);
    sim.invariants.starts(number, disk);
    peer =
        new Peer(
            sim.settings.config(),
            new Peer.Identity(info(), "sim", 1_000_000 + number),
            restored,
            disk,
            new SimEffects(sim, this),
            new Random(sim.dice.bits()));
    if (node.full) {
      peer.onCanWrite(false, now());
    }
    if (node.founds != null) {
      peer.found(node.founds, now());
    }
    settle();
    dialAll(1);
  }

  void delivered() {
    isNews = true;
  }

  PeerInfo info() {
    return sim.info(node);
  }

  /** Whether its user asked for something that has not come about. */
  boolean asks() {
    return !peer.waiting().requests().isEmpty();
  }

  PeerStatus status() {
    return peer.status(now());
  }

  /** Killed: what it sent may still arrive, it hears nothing more. */
  void kill() {
    running = false;
    for (SimLink link : List.copyOf(links.values())) {
      link.closed = true;
      link.inbox.clear();
      sim.network.reset(link);
    }
    links.clear();
  }

  /** Its machine is gone without a word to anybody. */
  void vanish() {
    List.copyOf(links.values()).forEach(sim.network::abandon);
    kill();
  }

  /** Ends by itself: what it sent arrives. */
  void exit(StopReason reason, String text) {
    if (running) {
      running = false;
      List.copyOf(links.values()).forEach(sim.network::close);
      sim.exited(this, reason, text);
    }
  }

  /** Whether it is paused; then the input comes again when it goes on. */
  boolean isAway(Runnable input) {
    if (pausedUntil <= sim.now) {
      return false;
    }
    sim.at(pausedUntil, input);
    return true;
  }

  // ------------------------------------------------------------------ inputs

  void input(Runnable input) {
    if (!running || isAway(() -> input(input))) {
      return;
    }
    input.run();
    afterInput();
  }

  private void afterInput() {
    if (!running) {
      return;
    }
    if (sim.settings.batchMillis() == 0) {
      settle();
    } else if (!settling) {
      settling = true;
      sim.in(sim.dice.between(0, sim.settings.batchMillis()), this::settleLater);
    }
  }

  private long now() {
    return node.clock.read(sim.now);
  }

  private void settleLater() {
    if (running && !isAway(this::settleLater)) {
      settling = false;
      settle();
    }
  }

  private void settle() {
    long wants = peer.settle(now());
    if (sim.talk != null && isNews) {
      isNews = false;
      sim.invariants.rooms.shown(status());
    }
    boolean far = wants > now() + FAR_MILLIS;
    wanting = far ? Long.MAX_VALUE : Math.max(node.clock.when(wants), sim.now + 1);
    sync();
    setAlarm();
  }

  private void setAlarm() {
    if (wanting < wakeAt) {
      wakeAt = wanting;
      long time = wanting;
      sim.at(time, () -> wake(time));
    }
  }

  private void wake(long time) {
    if (!running || time != wakeAt || isAway(() -> wake(time))) {
      return;
    }
    wakeAt = Long.MAX_VALUE;
    if (sim.now < wanting) {
      setAlarm();
    } else {
      settle();
      hurries = wanting <= sim.now + 1 ? hurries + 1 : 0;
      if (hurries > MAX_HURRIES) {
        throw new Violation(8, "n" + node.id + " wants to be called each millisecond, for nothing");
      }
    }
  }

  @Override
  void receive(SimLink link, Object what) {
    sim.arrives(link, what);
    if (what == SimLink.OPENED) {
      sim.network.send(link, peer.hello());
      return;
    }
    if (what == SimLink.CLOSED) {
      link.closed = true;
      links.remove(link.number);
      sim.network.close(link);
      if (link.greeted) {
        peer.onClosed(link.number, now());
        afterInput();
      }
      dialAgain(sim.dice.between(5, 120));
      return;
    }
    if (what instanceof Message.Hello hello) {
      link.greeted = true;
      peer.onHello(link.number, link.dialledHere, hello, now());
    } else {
      peer.onMessage(link.number, (Message) what, now());
    }
    afterInput();
  }

  @Override
  void dialRefused(int target) {
    input(() -> peer.onDialRefused(target, now()));
  }

  /** How many texts were typed while it was paused, and wait to be read. */
  int unread() {
    return unread;
  }

  /** The user types; false: the text was refused. */
  boolean type(String text) {
    boolean[] taken = new boolean[1];
    unread++;
    input(
        () -> {
          unread--;
          String room = sim.talk == null ? "general" : sim.talk.where(this);
          taken[0] = peer.type(room, text, node.wall(sim.now), now()).msgId() != null;
          if (sim.talk != null) {
            sim.talk.typed(room, taken[0]);
          }
        });
    return taken[0];
  }

  /** The user has read so far. */
  void read(ReadMark mark) {
    input(() -> peer.read(mark.roomId(), mark.upTo(), now()));
  }

  /** What it knows of who has read how far. */
  List<ReadMark> readMarks() {
    return peer.readMarks();
  }

  void request(Message.Request request) {
    input(() -> peer.request(request, now()));
  }

  void quit() {
    input(() -> peer.quit(now()));
  }

  /** The disk takes writes again, or no more: as it is when the process hears of it. */
  void canWriteChanged() {
    input(
        () -> {
          peer.onCanWrite(!node.full, now());
          sync();
        });
  }

  // ------------------------------------------------------------------ the disk

  /** What is final is read again, and is not what was written. */
  void findRot() {
    input(
        () -> {
          long seqNo = status().committed().seqNo();
          if (seqNo > 0) {
            int before = disk.position(seqNo - 1).crc();
            byte[] line = disk.entry(seqNo).line();
            peer.onDamage(new Damage(seqNo, before, line, "rot"), now());
          }
        });
  }

  private void sync() {
    if (!syncing && !node.full && disk.hasUnsynced()) {
      syncing = true;
      SimDisk.Sync sync = disk.beginSync();
      sim.in(node.syncMillis(sim), () -> synced(sync));
    }
  }

  private void synced(SimDisk.Sync sync) {
    if (!running || isAway(() -> synced(sync))) {
      return;
    }
    if (node.hangsUntil > sim.now) {
      sim.at(node.hangsUntil, () -> synced(sync));
      return;
    }
    syncing = false;
    if (!node.full && !sim.syncFails(node)) {
      disk.endSync(sync, syncTold);
      afterInput();
      sync();
    }
  }

  private final class SyncTold implements SimDisk.Synced {
    @Override
    public void hardState(HardState state) {
      peer.onHardStateStored(state, now());
    }

    @Override
    public void outbox(MessageId last) {
      peer.onOutboxStored(last, now());
    }

    @Override
    public void log(long epoch, long seqNo) {
      peer.onLogSynced(epoch, seqNo, now());
    }
  }

  // ------------------------------------------------------------------ dialling

  /** Where not everybody is let in everywhere, seeds are asked again as by a real host. */
  @Override
  boolean wants(int target) {
    boolean seeds = !knowsMembers || (sim.modes != Modes.ALL && links.isEmpty());
    boolean wants = (knowsMembers && wanted[target]) || (seeds && node.seeds.contains(target));
    return target != node.id && wants;
  }

  void dialAgain(int delay) {
    if (running) {
      dialAll(delay);
    }
  }

  /** Whom to be connected with from now on. */
  void connect(SortedMap<Integer, String> addresses) {
    for (int id = 1; id < Simulator.NODES; id++) {
      String address = addresses.get(id);
      wanted[id] = address != null && SimNode.idOf(address) == id;
    }
    knowsMembers = !addresses.isEmpty();
    dialAgain(1);
  }

  private void dialAll(int delay) {
    for (int target = 1; target < Simulator.NODES; target++) {
      if (wants(target) && !isConnectedWith(target)) {
        sim.network.dialSoon(this, target, delay);
      }
    }
  }
}
