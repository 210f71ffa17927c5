package dev.parley.tui.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The story: three peers talk, the leader is killed while messages flow, comes back, and in the end
 * all three have the same log. Waits for events, never for a time.
 */
public final class Demo {
  private static final List<String> NAMES = List.of("alice", "bob", "carol");
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MESSAGES = 600;
  private static final int KILL_AFTER = 200;

  private final Narrator tell;
  private final Path folder;
  private final List<DemoPeer> peers = new ArrayList<>();

  /** Every message by its number, of whichever peer showed it first. */
  private final Map<Long, DemoPeer.Shown> order = new TreeMap<>();

  private DemoPeer killed;

  /**
   * @param folder empty; gets the peers' data directories
   * @param colours whether {@code out} is a terminal
   */
  public Demo(PrintStream out, boolean colours, Path folder) {
    this.tell = new Narrator(out, colours);
    this.folder = folder;
  }

  /** Tells the whole story; true if everything held. */
  public boolean run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Thread cleaner = new Thread(this::destroyAll);
    Runtime.getRuntime().addShutdownHook(cleaner);
    try {
      startAll();
      greet();
      killLeaderUnderLoad();
      comeBack();
      leaveAndCompare();
      tell.verdict(true, "Everything held, in " + seconds(begun) + ".");
      return true;
    } catch (DemoFailedException e) {
      tell.verdict(false, "It did not hold: " + e.getMessage() + ". See " + folder + ".");
      return false;
    } finally {
      destroyAll();
      Runtime.getRuntime().removeShutdownHook(cleaner);
    }
  }

  private void destroyAll() {
    List.copyOf(peers).forEach(DemoPeer::destroy);
  }

  private void startAll() throws IOException, InterruptedException {
    tell.step("Three peers start, each a process of its own with its own disk. No server.");
    long begun = System.nanoTime();
    for (int id = 1; id <= NAMES.size(); id++) {
      List<String> seed = id == 1 ? List.of() : List.of("--seed", peers.get(0).address());
      DemoPeer peer = start(id, 0, seed);
      peers.add(peer);
      peer.await("to listen", PATIENCE, () -> peer.address() != null);
      tell.say(
          "n"
              + id
              + " "
              + name(id)
              + "  "
              + peer.address()
              + (id == 1 ? "  founds the group" : "  joins through n1"));
    }
    for (DemoPeer peer : peers) {
      peer.await("n3 to lead", PATIENCE, () -> peer.leaderId() == 3 && peer.voters() == 3);
    }
    tell.say(
        "n3 leads, because its id is the highest: term " + term(0) + ", after " + seconds(begun));
  }

  private DemoPeer start(int id, int port, List<String> more) throws IOException {
    List<String> options = new ArrayList<>(List.of("--port", String.valueOf(port)));
    options.addAll(more);
    return DemoPeer.start(id, name(id), folder.resolve("peer-" + id), options);
  }

  private static String name(int id) {
    return NAMES.get(id - 1);
  }

  private void greet() throws IOException, InterruptedException {
    tell.step("All three speak at once. All three show the same order.");
    for (DemoPeer peer : peers) {
      peer.type("hello from " + name(peer.id()));
    }
    for (DemoPeer peer : peers) {
      peer.await("three messages", PATIENCE, () -> peer.shownCount() == NAMES.size());
      collect(peer);
      List<String> lines = new ArrayList<>();
      peer.shown().forEach(m -> lines.add("#" + m.seqNo() + " " + name(m.senderId())));
      tell.say("n" + peer.id() + " shows  " + String.join("  ", lines));
    }
  }

  private void killLeaderUnderLoad() throws InterruptedException {
    tell.step("n1 and n2 send 200 messages a second, and n3, the leader, is killed (kill -9).");
    killed = peers.get(2);
    List<DemoPeer> rest = peers.subList(0, 2);
    int before = peers.get(0).shownCount();
    try (Load load = new Load(rest, MESSAGES)) {
      load.begin();
      DemoPeer first = rest.get(0);
      first.await("messages", PATIENCE, () -> first.shownCount() >= before + KILL_AFTER);
      killed.kill();
      long killedAt = System.nanoTime();
      for (DemoPeer peer : rest) {
        peer.await("all messages", PATIENCE, () -> peer.shownCount() >= before + MESSAGES);
        peer.await("a leader", PATIENCE, () -> peer.leaderId() == 2);
        collect(peer);
        checkLoad(peer);
        tell.say(
            "n"
                + peer.id()
                + " has all "
                + MESSAGES
                + " messages, each once; its longest pause was "
                + longestPause(peer, before)
                + " ms");
      }
      tell.say("n2 leads, term " + term(1) + "; nobody stopped typing for " + seconds(killedAt));
    }
    collect(killed);
  }

  private void comeBack() throws IOException, InterruptedException {
    tell.step("n3 comes back, on the disk that it had, and fetches what it missed.");
    long begun = System.nanoTime();
    int port = Integer.parseInt(killed.port());
    long had = killed.lastSeq();
    long last = peers.get(0).lastSeq();
    DemoPeer back = start(3, port, List.of());
    peers.set(2, back);
    back.await("to be level", PATIENCE, () -> back.lastSeq() >= last);
    tell.say(
        "n3 had shown all up to #"
            + had
            + ", and is level at #"
            + last
            + " after "
            + seconds(begun)
            + ", start of the process included");
    for (DemoPeer peer : peers) {
      peer.await("n3 to lead again", PATIENCE, () -> peer.leaderId() == 3);
    }
    collect(back);
    tell.say("n3 leads again, term " + term(2) + ", after " + seconds(begun));
  }

  private void leaveAndCompare() throws IOException, InterruptedException {
    tell.step("All leave, and their logs are compared, byte by byte.");
    List<LogFiles> logs = new ArrayList<>();
    for (DemoPeer peer : List.of(peers.get(2), peers.get(1), peers.get(0))) {
      int code = peer.quit(PATIENCE);
      check(code == 0, "n" + peer.id() + " left with exit code " + code);
      logs.add(LogFiles.of(peer.id(), peer.data()));
    }
    for (LogFiles log : logs) {
      tell.say(
          String.format(
              "n%d: %,d entries, %,d bytes in %s",
              log.nodeId(), log.lines(), log.bytes(), folder.resolve("peer-" + log.nodeId())));
      check(log.firstDifference(logs.get(0)) == 0, "the log of n" + log.nodeId() + " differs");
      check(log.firstDifference(logs.get(1)) == 0, "the log of n" + log.nodeId() + " differs");
    }
    tell.say("The same bytes for every entry that two of them have.");
  }

  /** What a peer shows must be what every other one shows under that number. */
  private void collect(DemoPeer peer) {
    for (DemoPeer.Shown message : peer.shown()) {
      DemoPeer.Shown known = order.putIfAbsent(message.seqNo(), message);
      check(
          known == null
              || (known.msgId().equals(message.msgId())
                  && known.payload().equals(message.payload())),
          "n" + peer.id() + " shows another message as #" + message.seqNo());
    }
  }

  /** Nothing lost, doubled, or out of its sender's order. */
  private static void checkLoad(DemoPeer peer) {
    TreeSet<String> seen = new TreeSet<>();
    int[] last = new int[NAMES.size() + 1];
    long lastSeq = 0;
    for (DemoPeer.Shown message : peer.shown()) {
      check(message.seqNo() > lastSeq, "n" + peer.id() + " shows numbers out of order");
      lastSeq = message.seqNo();
      if (message.payload().startsWith(Load.PREFIX)) {
        int number = Integer.parseInt(message.payload().substring(Load.PREFIX.length()));
        check(seen.add(message.payload()), "n" + peer.id() + " shows a message twice");
        check(number > last[message.senderId()], "a sender's order is not kept");
        last[message.senderId()] = number;
      }
    }
    check(seen.size() == MESSAGES, "n" + peer.id() + " lacks messages");
  }

  private static long longestPause(DemoPeer peer, int before) {
    List<DemoPeer.Shown> shown = peer.shown();
    long longest = 0;
    for (int i = before + 1; i < shown.size(); i++) {
      longest = Math.max(longest, shown.get(i).nanos() - shown.get(i - 1).nanos());
    }
    return TimeUnit.NANOSECONDS.toMillis(longest);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new DemoFailedException(otherwise);
    }
  }

  private long term(int peer) {
    return peers.get(peer).term();
  }

  private static String seconds(long sinceNanos) {
    return String.format("%.1f s", (System.nanoTime() - sinceNanos) / 1e9);
  }
}
