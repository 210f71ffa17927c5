package dev.parley.tui.process.torture;

import dev.parley.tui.process.Hosts;
import dev.parley.tui.process.torture.Schedule.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Tortures a group of real peers and knows of them only what programs see. From the project's root:
 *
 * <pre>
 * mvn -q -DskipTests package &amp;&amp; java -cp tui/target/test-classes:tui/target/parley.jar \
 *   dev.parley.tui.process.torture.Torture SECONDS SEED [PEERS [all|crash|net [PER_SECOND]]]
 * </pre>
 *
 * <p>It types at all peers while it makes the faults of {@link Schedule}, undoes them all, waits
 * until the group is level, and checks what was said and what is on the disks. Exit code 0: nothing
 * was found. The seed decides the faults; when the processes do what is their own affair.
 */
final class Torture {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEVEL_PATIENCE = Duration.ofSeconds(90);
  private static final int QUIT_SECONDS = 20;

  private final Settings settings;
  private final PrintStream out;
  private final Hosts hosts;
  private final Ledger ledger;
  private final Pauses pauses;
  private final Group group;
  private final Faults faults;
  private volatile boolean typing = true;
  private long levelMillis = -1;

  private Torture(Settings settings, Hosts hosts, PrintStream out) throws IOException {
    this.settings = settings;
    this.hosts = hosts;
    this.out = out;
    ledger = new Ledger(settings.peers());
    pauses = new Pauses(settings.peers());
    group = new Group(settings, hosts, ledger, pauses);
    faults = new Faults(group, hosts, ledger, pauses);
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("torture: SECONDS SEED [PEERS [all|crash|net [PER_SECOND]]]");
      System.exit(2);
    }
    if (System.getProperty("parley.jar") == null) {
      System.setProperty(
          "parley.jar", Path.of("tui/target/parley.jar").toAbsolutePath().toString());
    }
    Path folder = Files.createTempDirectory("parley-torture");
    String mix = args.length > 3 ? args[3].toUpperCase(Locale.ROOT) : "ALL";
    Settings settings =
        new Settings(
            Long.parseLong(args[1]),
            args.length > 2 ? Integer.parseInt(args[2]) : 3,
            Duration.ofSeconds(Long.parseLong(args[0])),
            Mix.valueOf(mix),
            args.length > 4 ? Integer.parseInt(args[4]) : 20,
            folder);
    System.err.println("torture: data, logs and transcript are in " + folder);
    System.exit(run(settings, System.out).isEmpty() ? 0 : 1);
  }

  /** What was found wrong; empty: nothing. Leaves the folder alone. */
  static List<String> run(Settings settings, PrintStream out)
      throws IOException, InterruptedException {
    String missing = Hosts.missing();
    if (missing != null) {
      out.println("torture: NO NETWORKS ARE CUT, no namespace can be made here: " + missing);
      return new Torture(settings, null, out).run();
    }
    Hosts hosts = new Hosts(settings.peers());
    Thread onExit = new Thread(hosts::close);
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      if (!hosts.hasNetem(1)) {
        out.println(
            "torture: NO PACKETS ARE SHAKEN, this kernel has no netem; a slow host has a narrow,"
                + " overflowing pipe instead");
      }
      return new Torture(settings, hosts, out).run();
    } finally {
      hosts.close();
      Runtime.getRuntime().removeShutdownHook(onExit);
    }
  }

  private List<String> run() throws IOException, InterruptedException {
    Checker checker = new Checker(ledger);
    try {
      startAll();
      if (ledger.violations().isEmpty()) {
        tortureAndHeal();
      }
      if (ledger.violations().isEmpty()) {
        checker.check(IntStream.rangeClosed(1, group.size()).mapToObj(group::data).toList());
        quitAll();
      }
    } finally {
      typing = false;
      group.killAll();
    }
    report(checker);
    Files.write(settings.folder().resolve("transcript.txt"), faults.transcript());
    return ledger.violations();
  }

  private void startAll() throws IOException, InterruptedException {
    for (int id = 1; id <= group.size(); id++) {
      int each = id;
      group.start(id, id == 1);
      if (!await(START_PATIENCE, () -> group.life(each).isListening())) {
        ledger.violation("peer " + id + " does not start");
        return;
      }
    }
    awaitLevel(START_PATIENCE);
  }

  private void tortureAndHeal() throws IOException, InterruptedException {
    Thread typist = new Thread(this::type, "torture-typist");
    typist.setDaemon(true);
    typist.start();
    torture();
    typing = false;
    typist.join(LEVEL_PATIENCE.toMillis());
    faults.note(pauses.fault());
    faults.note("all is healed");
    if (typist.isAlive()) {
      ledger.violation("a peer that runs does not read what is typed");
      return;
    }
    long healed = System.nanoTime();
    awaitLevel(LEVEL_PATIENCE);
    levelMillis = (System.nanoTime() - healed) / 1_000_000;
  }

  /** In turns, so that all send all the time. */
  private void type() {
    try {
      while (typing) {
        for (int id = 1; id <= group.size(); id++) {
          Life life = group.life(id);
          if (life != null && faults.runs(id)) {
            life.say(ledger.next(id));
          }
        }
        TimeUnit.MILLISECONDS.sleep(1_000 / settings.perSecond());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void torture() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    List<Step> ahead = new ArrayList<>(Schedule.of(settings, hosts != null));
    PriorityQueue<Step> undo = new PriorityQueue<>(Comparator.comparingLong(Torture::end));
    while (!ahead.isEmpty() || !undo.isEmpty()) {
      long now = (System.nanoTime() - begin) / 1_000_000;
      if (!ledger.violations().isEmpty()) {
        return;
      } else if (!undo.isEmpty() && end(undo.peek()) <= now) {
        faults.end(undo.poll());
      } else if (!ahead.isEmpty() && ahead.get(0).atMillis() <= now) {
        Step made = faults.begin(ahead.remove(0));
        if (made != null) {
          undo.add(made);
        }
      } else {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  private static long end(Step step) {
    return step.atMillis() + step.lastsMillis();
  }

  private void awaitLevel(Duration patience) throws InterruptedException {
    if (!await(patience, () -> group.unlevel() == null) && ledger.violations().isEmpty()) {
      ledger.violation("not level after " + patience.toSeconds() + " s: " + group.unlevel());
    }
  }

  /** Gives up at the first violation. */
  private boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !ledger.violations().isEmpty()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return true;
  }

  private void quitAll() throws InterruptedException {
    for (int id = 1; id <= group.size(); id++) {
      int code = group.life(id).quit(QUIT_SECONDS);
      if (code != 0) {
        ledger.violation("at the end peer " + id + " quit with code " + code);
      }
    }
  }

  private void report(Checker checker) {
    String what = settings.peers() + " peers, mix " + settings.mix() + ", seed " + settings.seed();
    if (!ledger.violations().isEmpty()) {
      out.println("torture: FAILED with " + what + "; its data is in " + settings.folder());
      ledger.violations().forEach(text -> out.println("  " + text));
      out.println("  what was done:");
      faults.transcript().forEach(text -> out.println("    " + text));
    }
    out.printf(
        Locale.ROOT,
        "torture: %s: %.1f minutes, %d kills, %d restarts, %d pauses, %d cuts, %d slow links,"
            + " %d wipes, %d messages, %d of them known to be queued, lost %d, doubled %d, order"
            + " differences %d, pause median %d ms, p99 %d ms, level %d ms after the last fault%n",
        what,
        settings.length().toMillis() / 60_000.0,
        faults.count(Fault.KILL) + group.size() * faults.count(Fault.KILL_ALL),
        faults.count(Fault.RESTART),
        faults.count(Fault.PAUSE),
        faults.count(Fault.CUT, Fault.SPLIT, Fault.ONE_WAY, Fault.FLAP),
        faults.count(Fault.SLOW),
        faults.count(Fault.WIPE),
        checker.messages(),
        ledger.confirmed(),
        checker.lost(),
        checker.doubled(),
        checker.swapped(),
        pauses.percentile(50),
        pauses.percentile(99),
        levelMillis);
  }
}
