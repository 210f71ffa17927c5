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
 * Tortures a group of real peers and knows of them only what programs see. {@code .ci/torture}
 * builds and starts it:
 *
 * <pre>
 * .ci/torture SECONDS SEED [PEERS [all|crash|net [PER_SECOND [proxy]]]]
 * </pre>
 *
 * <p>It types at all peers while it makes the faults of {@link Schedule}, undoes them all, waits
 * until the group is level, and checks what was said and what is on the disks. What cannot be done
 * on this machine it says first. Exit code 0: nothing was found. The seed decides the faults; when
 * the processes do what is their own affair.
 */
final class Torture {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LEVEL_PATIENCE = Duration.ofSeconds(90);
  private static final int QUIT_SECONDS = 20;
  private static final int WIPE_WAIT_MILLIS = 500;

  private final Settings settings;
  private final PrintStream out;
  private final Ledger ledger;
  private final Records records;
  private final Group group;
  private final Faults faults;
  private final Typist typist;
  private long levelMillis = -1;

  /** The wipe that could not be made yet; null: none. */
  private Step waiting;

  private Torture(Settings settings, Network network, Disks disks, PrintStream out)
      throws IOException {
    this.settings = settings;
    this.out = out;
    records = Records.of(settings.peers());
    ledger = records.ledger();
    group = new Group(settings, network, disks, records);
    faults = new Faults(group, network, disks, records);
    typist = new Typist(group, faults, records, settings.perSecond());
  }

  /** See the class. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("torture: SECONDS SEED [PEERS [all|crash|net [PER_SECOND [proxy]]]]");
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
            args.length > 5 && args[5].equals("proxy"),
            folder);
    System.err.println("torture: data, logs and transcript are in " + folder);
    System.exit(run(settings, System.out).isEmpty() ? 0 : 1);
  }

  /** What was found wrong; empty: nothing. Leaves the folder alone. */
  static List<String> run(Settings settings, PrintStream out)
      throws IOException, InterruptedException {
    Disks disks = new Disks(settings);
    Network network = network(settings, out);
    Torture torture = new Torture(settings, network, disks, out);
    Runnable close =
        () -> {
          torture.group.killAll();
          network.close();
          disks.close();
        };
    // An end by a signal, too, leaves no process, no namespace and no mount.
    Thread onExit = new Thread(close);
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      network.cannot().forEach(line -> out.println("torture: " + line));
      disks.cannot().forEach(line -> out.println("torture: " + line));
      return torture.run();
    } finally {
      Runtime.getRuntime().removeShutdownHook(onExit);
      close.run();
    }
  }

  private static Network network(Settings settings, PrintStream out) throws IOException {
    if (settings.proxies()) {
      return new ProxyNetwork(settings.peers());
    }
    String missing = Hosts.missing();
    if (missing == null) {
      return new NamespaceNetwork(settings.peers());
    }
    out.println("torture: NO NAMESPACE CAN BE MADE, proxies cut instead: " + missing);
    return new ProxyNetwork(settings.peers());
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
      typist.stop(1);
    }
    report(checker);
    return ledger.violations();
  }

  private void startAll() throws IOException, InterruptedException {
    for (int id = 1; id <= group.size(); id++) {
      int each = id;
      group.start(id, id == 1);
      if (!await(START_PATIENCE, () -> group.life(each).voice().isListening())) {
        ledger.violation("peer " + id + " does not start");
        return;
      }
    }
    awaitLevel(List.of());
  }

  private void tortureAndHeal() throws IOException, InterruptedException {
    Machine machine = new Machine(settings.folder(), records.pauses());
    machine.start();
    typist.start();
    torture();
    machine.stop();
    records.transcript().note("all is healed");
    boolean isStopped = typist.stop(LEVEL_PATIENCE.toMillis());
    records.pauses().end();
    if (!isStopped) {
      ledger.violation("a peer that runs does not read what is typed");
      return;
    }
    long healed = System.nanoTime();
    awaitLevel(List.of());
    levelMillis = (System.nanoTime() - healed) / 1_000_000;
    awaitLevel(typist.typeLast());
  }

  private void torture() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    PriorityQueue<Step> ahead = new PriorityQueue<>(Comparator.comparingLong(Step::atMillis));
    ahead.addAll(Schedule.of(settings, faults::can));
    PriorityQueue<Step> undo = new PriorityQueue<>(Comparator.comparingLong(Step::endMillis));
    while (!ahead.isEmpty() || !undo.isEmpty()) {
      long now = (System.nanoTime() - begin) / 1_000_000;
      faults.tellSound();
      if (!ledger.violations().isEmpty()) {
        return;
      } else if (!undo.isEmpty() && undo.peek().endMillis() <= now) {
        faults.end(undo.poll());
      } else if (!ahead.isEmpty() && ahead.peek().atMillis() <= now) {
        begin(ahead, undo);
      } else {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  /** A wipe that cannot be made yet waits, but only one at a time. */
  private void begin(PriorityQueue<Step> ahead, PriorityQueue<Step> undo)
      throws IOException, InterruptedException {
    Step planned = ahead.poll();
    waiting = waiting == planned ? null : waiting;
    Step made = faults.begin(planned);
    if (made != null) {
      undo.add(made);
      return;
    }
    Step later = planned.at(planned.atMillis() + WIPE_WAIT_MILLIS);
    boolean canWait = planned.fault() == Fault.WIPE && waiting == null;
    if (canWait && later.endMillis() < settings.length().toMillis()) {
      waiting = later;
      ahead.add(later);
    } else {
      records.transcript().note("skipped " + planned);
    }
  }

  private void awaitLevel(List<Text> queued) throws InterruptedException {
    boolean levels =
        await(
            LEVEL_PATIENCE,
            () -> queued.stream().allMatch(ledger::isQueued) && group.unlevel() == null);
    if (!levels && ledger.violations().isEmpty()) {
      String what = group.unlevel();
      ledger.violation(
          "not level after %d s: %s"
              .formatted(
                  LEVEL_PATIENCE.toSeconds(), what == null ? "not all queued: " + queued : what));
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

  private void report(Checker checker) throws IOException {
    List<String> done = records.transcript().lines();
    Report report = new Report(settings, faults, records, checker, levelMillis);
    if (!ledger.violations().isEmpty()) {
      out.println("torture: FAILED; its data is in " + settings.folder());
      ledger.violations().forEach(text -> out.println("  " + text));
      out.println("  what was done:");
      done.forEach(text -> out.println("    " + text));
    } else if (faults.count(Fault.RESET) > 0 && faults.resets() == 0) {
      out.println(
          "torture: NO CONNECTION WAS RESET: none was open then, or this kernel does not do it");
    }
    out.println(report.line());
    List<String> lines = new ArrayList<>(done);
    lines.add(report.line());
    Files.write(settings.folder().resolve("transcript.txt"), lines);
  }
}
