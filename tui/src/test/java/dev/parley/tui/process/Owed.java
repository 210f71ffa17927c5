package dev.parley.tui.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a peer has said so far, to others and on stdout, and so must find again after a crash. */
final class Owed {
  private static final Pattern ACK =
      Pattern.compile(
          "\\{\"type\":\"ACK\",\"term\":\\d+,\"seq_no\":(\\d+),\"crc\":\"([0-9a-f]{8})\"\\}");
  private static final Pattern TERM =
      Pattern.compile(
          "\\{\"type\":\"(?:ACK|HEARTBEAT|COORDINATOR|ELECTION_OK|ELECTION)\",[^}]*?"
              + "\"term\":(\\d+)[^}]*\\}");
  private static final Pattern HELLO =
      Pattern.compile("\\{\"type\":\"HELLO\",[^}]*\"storage_id\":\"([^\"]+)\"");
  private static final Pattern QUEUED =
      Pattern.compile("\\{\"event\":\"queued\",[^}]*\"msg_id\":\"([^\"]+)\"");
  private static final Pattern SEGMENT = Pattern.compile(".*/log/(\\d{20})\\.ndjson");

  private final Set<String> queued = new LinkedHashSet<>();
  private long term;
  private long acknowledged;
  private int acknowledgedCrc;

  /** Acknowledged, and not cut since for a newer leader. */
  private long floor;

  private String storageId;

  /** Before the disk takes the step, which may be that of a cut. */
  void note(Step step, DiskModel disk) {
    if (step instanceof Step.Said said) {
      hear(said.text());
    } else if (step instanceof Step.Cut cut && SEGMENT.matcher(cut.path()).matches()) {
      byte[] lines = disk.content(cut.path());
      long kept = first(cut.path()) - 1;
      for (int i = 0; i < Math.min(lines.length, cut.size()); i++) {
        kept += lines[i] == '\n' ? 1 : 0;
      }
      floor = Math.min(floor, kept);
    } else if (step instanceof Step.Deleted gone && SEGMENT.matcher(gone.path()).matches()) {
      floor = Math.min(floor, first(gone.path()) - 1);
    }
  }

  private static long first(String path) {
    Matcher name = SEGMENT.matcher(path);
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  private void hear(String text) {
    Matcher hello = HELLO.matcher(text);
    if (hello.find()) {
      storageId = hello.group(1);
    }
    for (Matcher each = TERM.matcher(text); each.find(); ) {
      boolean isAsked =
          each.group().contains("\"probe\":true") || each.group().contains("\"granted\":false");
      if (!isAsked) {
        term = Math.max(term, Long.parseLong(each.group(1)));
      }
    }
    for (Matcher ack = ACK.matcher(text); ack.find(); ) {
      acknowledged = Long.parseLong(ack.group(1));
      acknowledgedCrc = (int) Long.parseLong(ack.group(2), 16);
      floor = acknowledged;
    }
    for (Matcher each = QUEUED.matcher(text); each.find(); ) {
      queued.add(each.group(1));
    }
  }

  /** After this it owes what a running peer owes. */
  boolean isKnown() {
    return storageId != null;
  }

  void check(FoundAgain found) {
    String what = found.report().toString();
    assertFalse(what.contains("damage:"), what);
    if (!isKnown()) {
      return;
    }
    assertEquals(storageId, found.storageId(), what);
    assertTrue(found.term() >= term, () -> "term " + found.term() + " after " + term);
    assertTrue(found.end() >= floor, () -> "#" + found.end() + " after ACK of #" + floor + what);
    if (floor > 0 && floor == acknowledged) {
      assertEquals(acknowledgedCrc, found.crcs().get((int) floor), "crc of #" + floor);
    }
    for (String id : queued) {
      assertTrue(found.kept().contains(id), () -> id + " was queued and is gone; " + what);
    }
  }

  /** For a message to people. */
  @Override
  public String toString() {
    return "term %d, ACK #%d, %d queued".formatted(term, floor, queued.size());
  }

  static int lines(byte[] bytes) {
    return (int)
        new String(bytes, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
  }
}
