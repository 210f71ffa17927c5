package dev.parley.tui.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code strace} wrote of a process and its threads: the calls that change a folder, and
 * what is said. A call that lasts counts when it is done; what is said counts when it begins.
 */
final class TraceReader {
  /** The command before the one that is traced. */
  static List<String> wrapper(Path trace) {
    String calls =
        "trace=openat,write,writev,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,"
            + "unlink,unlinkat,sendto,sendmsg";
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-ttt",
        "-T",
        "-y",
        "-xx",
        "-s",
        "300000",
        "-o",
        trace.toString(),
        "-e",
        calls);
  }

  private static final Pattern HEAD = Pattern.compile("^(\\d+) +(\\d+\\.\\d+) (.*)$");
  private static final Pattern TAIL = Pattern.compile("^(.*)\\) += (-?\\d+)(.*)$");
  private static final Pattern RESUMED = Pattern.compile("^<\\.\\.\\. \\w+ resumed>(.*)$");
  private static final Pattern LASTED = Pattern.compile(".*<(\\d+\\.\\d+)>$");
  private static final String UNFINISHED = " <unfinished ...>";

  private final String folder;
  private final Map<String, String> unfinished = new HashMap<>();
  private final List<Step.At> steps = new ArrayList<>();

  private TraceReader(Path folder) {
    this.folder = folder.toString();
  }

  /** The steps in {@code folder}, and what was said, in order. */
  static List<Step.At> read(Path trace, Path folder) throws IOException {
    TraceReader reader = new TraceReader(folder);
    try (BufferedReader lines = Files.newBufferedReader(trace, StandardCharsets.ISO_8859_1)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
          reader.take(head.group(1), Double.parseDouble(head.group(2)), head.group(3));
        }
      }
    }
    return reader.steps;
  }

  private void take(String thread, double seconds, String call) {
    Matcher resumed = RESUMED.matcher(call);
    if (call.endsWith(UNFINISHED)) {
      String begun = call.substring(0, call.length() - UNFINISHED.length());
      unfinished.put(thread, begun);
      say(seconds, begun);
    } else if (resumed.matches()) {
      String begun = unfinished.remove(thread);
      if (begun != null) {
        done(seconds, begun + resumed.group(1));
      }
    } else {
      say(seconds, call);
      Matcher lasted = LASTED.matcher(call);
      done(seconds + (lasted.matches() ? Double.parseDouble(lasted.group(1)) : 0), call);
    }
  }

  private void say(double seconds, String call) {
    boolean writes = call.startsWith("write") || call.startsWith("send");
    if (!writes) {
      return;
    }
    String to = fileOf(call);
    boolean isStdout = call.startsWith("write(1<");
    if (isStdout || to.startsWith("socket:") || to.startsWith("TCP")) {
      String text = new String(bytes(call), StandardCharsets.UTF_8);
      steps.add(new Step.At(seconds, new Step.Said(text)));
    }
  }

  private void done(double seconds, String call) {
    Matcher tail = TAIL.matcher(call);
    if (!tail.matches() || tail.group(2).startsWith("-")) {
      return;
    }
    Step step = step(tail.group(1));
    if (step != null) {
      steps.add(new Step.At(seconds, step));
    }
  }

  private Step step(String call) {
    String name = call.substring(0, call.indexOf('('));
    if (name.startsWith("rename")) {
      List<String> paths = strings(call);
      return isHere(paths.get(0)) ? new Step.Renamed(paths.get(0), paths.get(1)) : null;
    }
    if (name.startsWith("unlink")) {
      String path = strings(call).get(0);
      return isHere(path) ? new Step.Deleted(path) : null;
    }
    if (name.equals("openat")) {
      String path = strings(call).get(0);
      boolean writes = call.contains("O_WRONLY") || call.contains("O_RDWR");
      return isHere(path) && writes ? new Step.Opened(path, call.contains("O_TRUNC")) : null;
    }
    String path = fileOf(call);
    if (!isHere(path)) {
      return null;
    }
    String last = call.substring(call.lastIndexOf(' ') + 1);
    return switch (name) {
      case "write", "writev" -> new Step.Written(path, -1, bytes(call));
      case "pwrite64" -> new Step.Written(path, Long.parseLong(last), bytes(call));
      case "ftruncate" -> new Step.Cut(path, Long.parseLong(last));
      case "fsync", "fdatasync" -> new Step.Synced(path);
      default -> null;
    };
  }

  private boolean isHere(String path) {
    return path.startsWith(folder);
  }

  /** What the first argument, an open file, is called. */
  private static String fileOf(String call) {
    int begin = call.indexOf('<');
    int end = call.indexOf('>', begin);
    if (begin < 0 || end < 0) {
      return "";
    }
    String name = call.substring(begin + 1, end);
    return name.startsWith("\\x") ? new String(decode(name), StandardCharsets.UTF_8) : name;
  }

  private static byte[] bytes(String call) {
    StringBuilder all = new StringBuilder();
    int at = call.indexOf('"');
    while (at >= 0) {
      int end = call.indexOf('"', at + 1);
      all.append(call, at + 1, end);
      at = call.indexOf('"', end + 1);
    }
    return decode(all.toString());
  }

  private static List<String> strings(String call) {
    List<String> all = new ArrayList<>();
    int at = call.indexOf('"');
    while (at >= 0) {
      int end = call.indexOf('"', at + 1);
      all.add(new String(decode(call.substring(at + 1, end)), StandardCharsets.UTF_8));
      at = call.indexOf('"', end + 1);
    }
    return all;
  }

  private static byte[] decode(String hex) {
    byte[] bytes = new byte[hex.length() / 4];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          (byte)
              (Character.digit(hex.charAt(4 * i + 2), 16) << 4
                  | Character.digit(hex.charAt(4 * i + 3), 16));
    }
    return bytes;
  }
}
