package dev.parley.protocol.sim;

import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Restored;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.effect.Effects;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.HardState;
import dev.parley.protocol.message.Message;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;

/** One run of a peer, and the host that carries out its effects. */
final class SimProcess extends SimHost implements Effects {
  private static final long FAR_MILLIS = 100_000;

  private static final int MAX_HURRIES = 20;

  final SimNode node;
  final int number;
  final SimDisk disk;

  private final Simulator sim;
  private final SyncTold syncTold = new SyncTold();
  private final boolean[] wanted = new boolean[Simulator.NODES];
  private Peer peer;
  private boolean knowsMembers;
  private boolean syncing;
  private boolean settling;
  private long wakeAt = Long.MAX_VALUE;
  private long wanting = Long.MAX_VALUE;
  private int hurries;

  SimProcess(Simulator sim, SimNode node, int number) {
    super(node.id);
    this.sim = sim;
    this.node = node;
    this.number = number;
    this.disk = node.disk;
  }

  void start() {
    disk.restart();
    long hint = disk.committedHint();
    int bound = (int) hint;
    long committed = sim.dice.chance(0.75) ? hint : sim.dice.between(0, bound);
    long from = sim.settings.checkpoints() ? sim.dice.between(0, (int) committed) : 0;
    Restored restored = disk.restored(from, committed);
    peer =
        new Peer(
            sim.settings.config(),
            new Peer.Identity(info(), "sim", 1_000_000 + number),
            restored,
            disk,
            this,
            new Random(sim.dice.bits()));
    if (node.full) {
      peer.onCanWrite(false, now());
    }
    settle();
    dialAll(1);
  }

  PeerInfo info() {
    return sim.info(node);
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

  /** Ends by itself: what it sent arrives. */
  private void exit(StopReason reason, String text) {
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

  /** The user types; false: the text was refused. */
  boolean type(String text) {
    boolean[] taken = new boolean[1];
    input(() -> taken[0] = peer.type("general", text, node.wall(sim.now), now()).msgId() != null);
    return taken[0];
  }

  void request(Message.RequestKind kind, int about) {
    input(() -> peer.request(kind, about, "", now()));
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

  @Override
  boolean wants(int target) {
    return target != node.id && (knowsMembers ? wanted[target] : node.seeds.contains(target));
  }

  private void dialAgain(int delay) {
    if (running) {
      dialAll(delay);
    }
  }

  private void dialAll(int delay) {
    for (int target = 1; target < Simulator.NODES; target++) {
      if (wants(target) && !isConnectedWith(target)) {
        sim.network.dialSoon(this, target, delay);
      }
    }
  }

  // ------------------------------------------------------------------ effects

  private void say(String what) {
    if (sim.traces()) {
      sim.trace("n" + node.id + " " + what);
    }
  }

  @Override
  public void storeHardState(HardState state) {
    say("stores " + state);
    disk.storeHardState(state);
  }

  @Override
  public void adoptGroup(String groupId) {
    say("adopts group " + groupId);
    disk.adoptGroup(groupId);
  }

  @Override
  public void storeOutbox(EntryBody.Chat message) {
    say("types " + message);
    sim.invariants.typed(message);
    disk.storeOutbox(message);
  }

  @Override
  public void releaseOutbox(MessageId id) {
    say("releases " + id);
    sim.invariants.released(disk, id);
    disk.releaseOutbox(id);
  }

  @Override
  public void renewOutbox(String origin, List<EntryBody.Chat> unreleased) {
    say("renews its outbox as " + origin + " with " + unreleased);
    unreleased.stream()
        .filter(message -> message.msgId().origin().equals(origin))
        .forEach(sim.invariants::typed);
    disk.renewOutbox(origin, unreleased);
  }

  @Override
  public void send(long link, Message message) {
    SimLink end = links.get(link);
    if (end != null) {
      sim.network.send(end, message);
    }
  }

  @Override
  public void push(Collection<Long> to, Entry entry) {
    Message message = new Message.Sequenced(entry);
    for (long link : to) {
      SimLink end = links.get(link);
      if (end != null) {
        sim.network.push(end, message);
      }
    }
  }

  @Override
  public void close(long link, String why) {
    say("closes #" + link + ": " + why);
    SimLink end = links.get(link);
    if (end != null) {
      sim.network.close(end);
      dialAgain(sim.dice.between(50, 300));
    }
  }

  @Override
  public void connect(SortedMap<Integer, String> addresses) {
    say("connects with " + addresses.keySet());
    for (int id = 1; id < Simulator.NODES; id++) {
      String address = addresses.get(id);
      wanted[id] = address != null && SimNode.idOf(address) == id;
    }
    knowsMembers = !addresses.isEmpty();
    dialAgain(1);
  }

  @Override
  public void deliver(Entry entry) {
    say("delivers " + entry);
    sim.invariants.delivered(disk, number, entry);
  }

  @Override
  public void checkpoint(GroupState state) {
    say("has a checkpoint at " + state.at());
  }

  @Override
  public void notice(Notice notice) {
    say("notices: " + notice.text());
  }

  @Override
  public void stop(StopReason reason, String text) {
    say("stops, " + reason + ": " + text);
    sim.in(0, () -> exit(reason, text));
  }
}
