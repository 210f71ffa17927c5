package dev.parley.bench.peers.parley;

import dev.parley.bench.peers.TotalOrder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Parley as any program may use it: the launcher as a child process, objects typed into its stdin,
 * events read from its stdout. What was submitted counts as accepted once it is final.
 */
final class ParleyLines implements TotalOrder {
  /** The launcher: {@code run} sets it. */
  private static final String LAUNCHER = "BENCH_PARLEY";

  private static final String HOST = "127.0.0.1";
  private static final int MAX_VOTERS = 7;
  private static final int CHUNK = 256 * 1024;
  private static final int LEAVE_SECONDS = 3;

  private static final byte[] BEFORE_TEXT = ascii("{\"send\":\"");
  private static final byte[] BEFORE_REF = ascii("\",\"ref\":\"");
  private static final byte[] AFTER_REF = ascii("\"}\n");

  private Config config;
  private Sink sink;
  private Process process;
  private OutputStream stdin;
  private volatile PeerEvent.State state = PeerEvent.State.NOTHING;

  @Override
  public void start(Config of, Sink to) throws IOException {
    config = of;
    sink = to;
    Files.createDirectories(config.dir());
    process = builder().start();
    stdin = process.getOutputStream();
    Thread reader = new Thread(this::readAll, "events");
    reader.setDaemon(true);
    reader.start();
  }

  private ProcessBuilder builder() {
    String launcher = System.getenv(LAUNCHER);
    if (launcher == null) {
      throw new IllegalStateException(LAUNCHER + " does not name the launcher");
    }
    // The harness counts nodes from 0, Parley from 1.
    int id = config.id() + 1;
    List<String> command = new ArrayList<>(List.of(launcher, "--json", "--group", "bench"));
    command.addAll(List.of("--id", String.valueOf(id), "--name", "n" + config.id()));
    command.addAll(List.of("--data", config.dir().resolve("peer").toString()));
    command.addAll(
        List.of("--host", HOST, "--port", String.valueOf(config.basePort() + config.id())));
    // All of it, also what an earlier life has shown: so do the others.
    command.addAll(List.of("--no-discover", "--from", "1"));
    if (config.id() > 0) {
      command.addAll(List.of("--seed", HOST + ":" + config.basePort()));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // What is set for the user's own peers is not meant for these.
    environment.keySet().removeIf(key -> key.startsWith("PARLEY_"));
    environment.put("PARLEY_NO_BUILD", "1");
    File said = config.dir().resolve("peer.err").toFile();
    return builder.redirectError(ProcessBuilder.Redirect.appendTo(said));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  // ---- what it says

  private void readAll() {
    byte[] buffer = new byte[CHUNK];
    int kept = 0;
    try (InputStream out = process.getInputStream()) {
      for (int read; (read = out.read(buffer, kept, buffer.length - kept)) > 0; ) {
        int end = kept + read;
        int done = take(buffer, end);
        kept = end - done;
        System.arraycopy(buffer, done, buffer, 0, kept);
      }
    } catch (IOException e) {
      // It was killed.
    }
    TotalOrder.note("the peer's output has ended");
  }

  /** Takes the whole lines; returns where the last of them ends. */
  private int take(byte[] bytes, int end) {
    int start = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        take(new PeerEvent(bytes, start, i));
        start = i + 1;
      }
    }
    return start;
  }

  private void take(PeerEvent event) {
    if (event.isMessage()) {
      event.deliver(sink);
      if (event.senderId() == config.id() + 1) {
        sink.acked(event.messageNumber() - 1);
      }
    } else if (event.is("state")) {
      state = event.state();
    } else if (event.is("error") && event.ref() >= 0) {
      sink.failed(event.ref(), new IllegalStateException(event.toString()));
    } else if (event.is("notice") || event.is("error") || event.is("bye")) {
      TotalOrder.note(event.toString());
    }
  }

  // ---- what the harness asks

  /** Whoever founds a group leads it first; at rest its highest voter does. */
  @Override
  public boolean ready() {
    PeerEvent.State now = state;
    return now.voters().size() == Math.min(config.nodes(), MAX_VOTERS)
        && now.online().size() == config.nodes()
        && now.leaderId() == Collections.max(now.voters());
  }

  @Override
  public int leader() {
    return state.leaderId() - 1;
  }

  /** Waits where the peer reads no more: it takes what is typed as fast as the group does. */
  @Override
  public void submit(long seq, byte[] payload) throws IOException {
    byte[] ref = ascii(String.valueOf(seq));
    byte[] line =
        Arrays.copyOf(
            BEFORE_TEXT,
            BEFORE_TEXT.length
                + payload.length
                + BEFORE_REF.length
                + ref.length
                + AFTER_REF.length);
    int end = BEFORE_TEXT.length;
    for (byte[] part : List.of(payload, BEFORE_REF, ref, AFTER_REF)) {
      System.arraycopy(part, 0, line, end, part.length);
      end += part.length;
    }
    synchronized (this) {
      stdin.write(line);
      stdin.flush();
    }
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public long[] extraPids() {
    return new long[] {process.pid()};
  }

  @Override
  public boolean helpersAreAll() {
    return true;
  }

  @Override
  public String durability() {
    return "outbox and log, synced before a message is sent, acknowledged and final";
  }

  @Override
  public String settings() {
    return "./parley --json, defaults; texts as objects with a ref";
  }

  @Override
  public void close() throws IOException, InterruptedException {
    synchronized (this) {
      stdin.write(ascii("/quit\n"));
      stdin.flush();
    }
    if (!process.waitFor(LEAVE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
