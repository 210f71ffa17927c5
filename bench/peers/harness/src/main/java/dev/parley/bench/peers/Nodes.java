package dev.parley.bench.peers;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** The node processes of one run. */
final class Nodes {
  /** As many as one run's ports serve, and as a payload has senders for. */
  private static final int MOST = RunFiles.PORTS;

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration RESTART = Duration.ofSeconds(150);
  private static final int FORM_SECONDS = 90;
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final Duration ELECTION = Duration.ofSeconds(10);
  private static final Duration END = Duration.ofSeconds(10);

  private final int size;
  private final RunFiles files;
  private final Duration formation;
  private final Map<String, String> common = new LinkedHashMap<>();
  private final List<NodeProcess> all = new ArrayList<>();

  /** Throws {@link IllegalArgumentException} if one run has no room for {@code size} nodes. */
  Nodes(String system, int size, TotalOrder.Config options, RunFiles files) {
    if (size < 1 || size > MOST) {
      throw new IllegalArgumentException("nodes: 1 to " + MOST + ", not " + size);
    }
    this.size = size;
    this.files = files;
    formation = Duration.ofSeconds(options.integer("form", FORM_SECONDS));
    common.put("system", system);
    common.putAll(options.options());
    common.put("nodes", String.valueOf(size));
    common.put("port", String.valueOf(files.port()));
  }

  /** How many they are, started or not. */
  int size() {
    return size;
  }

  List<NodeProcess> all() {
    return all;
  }

  NodeProcess get(int id) {
    return all.get(id);
  }

  /** Those with the lowest ids. */
  List<NodeProcess> first(int some) {
    return all.subList(0, some);
  }

  List<NodeProcess> without(NodeProcess one) {
    return all.stream().filter(n -> n != one).toList();
  }

  void start() throws IOException, InterruptedException {
    start(Map.of());
  }

  /** Starts all, with further options, and waits until they are a group and at rest. */
  void start(Map<String, String> more) throws IOException, InterruptedException {
    common.putAll(more);
    for (int i = 0; i < size; i++) {
      all.add(new NodeProcess(i, files.node(i)));
    }
    for (NodeProcess n : all) {
      start(n, START);
    }
    if (!Waiting.until(formation, () -> all.stream().allMatch(NodeProcess::ready))) {
      throw new IllegalStateException("the group does not form");
    }
    Waiting.pass(SETTLE);
  }

  /** Starts one that was killed again, on its old directory; it notes when it has so many. */
  NodeProcess restart(int id, long target) throws IOException {
    NodeProcess back = new NodeProcess(id, files.node(id));
    all.set(id, back);
    common.put("target", String.valueOf(target));
    start(back, RESTART);
    return back;
  }

  private void start(NodeProcess node, Duration limit) {
    common.put("dir", files.node(node.id).toString());
    node.start(common, limit);
  }

  /** The one that says of itself that it leads. */
  NodeProcess leader() throws InterruptedException {
    AtomicReference<NodeProcess> leader = new AtomicReference<>();
    boolean found =
        Waiting.until(
            ELECTION,
            () -> {
              all.stream().filter(n -> n.leader() == n.id).findFirst().ifPresent(leader::set);
              return leader.get() != null;
            });
    if (!found) {
      throw new IllegalStateException("no node says it leads");
    }
    return leader.get();
  }

  /** What each has delivered, and when that was, taken at all as nearly at once as can be. */
  List<Snap> snap() {
    all.forEach(n -> n.send("snap"));
    return all.stream().map(n -> Snap.parse(n.answer())).toList();
  }

  /** Processor time in ms of all together. */
  long cpuMillis() {
    return all.stream().mapToLong(NodeProcess::cpuMillis).sum();
  }

  /** Waits until nothing moves any more and, if it comes to that in time, all counts are equal. */
  static void quiesce(List<NodeProcess> some, Duration limit) throws InterruptedException {
    Waiting.until(limit, new Rest(some));
  }

  void quiesce(Duration limit) throws InterruptedException {
    quiesce(all, limit);
  }

  /** What each recorded, from its sender's message {@code from[sender]} on. */
  List<Trace> traces(List<NodeProcess> some, long[] from) throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (NodeProcess n : some) {
      traces.add(n.dump(files.trace(n.id), from));
    }
    return traces;
  }

  /** Everything that all recorded. */
  List<Trace> traces() throws IOException {
    return traces(all, new long[size]);
  }

  void end() {
    List<Thread> enders = all.stream().map(n -> new Thread(n::end)).toList();
    enders.forEach(Thread::start);
    for (Thread t : enders) {
      try {
        t.join(END.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** How many messages a node had delivered at a time. */
  record Snap(long nanos, long count) {
    static Snap parse(String answer) {
      long[] numbers = Arrays.stream(answer.split(" ")).mapToLong(Long::parseLong).toArray();
      return new Snap(numbers[0], numbers[1]);
    }

    /** Messages a second since. */
    double since(Snap earlier) {
      return (count - earlier.count) * 1e9 / (nanos - earlier.nanos);
    }
  }

  /** True once the counts have not changed for some answers in a row: more if they differ. */
  private static final class Rest implements BooleanSupplier {
    private static final int ANSWERS_IF_EQUAL = 3;
    private static final int ANSWERS_IF_NOT = 50;

    private final List<NodeProcess> nodes;
    private List<Long> before = List.of();
    private int same;

    Rest(List<NodeProcess> nodes) {
      this.nodes = nodes;
    }

    @Override
    public boolean getAsBoolean() {
      List<Long> counts = nodes.stream().map(n -> n.state().count()).toList();
      boolean equal = new HashSet<>(counts).size() == 1;
      same = counts.equals(before) ? same + 1 : 0;
      before = counts;
      return same >= (equal ? ANSWERS_IF_EQUAL : ANSWERS_IF_NOT);
    }
  }
}
