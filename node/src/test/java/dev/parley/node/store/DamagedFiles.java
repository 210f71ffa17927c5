package dev.parley.node.store;

import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.EntryFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a data directory, changed by a list of bytes: each change is five of them, and for
 * some the bytes that follow. Checksums can be put right again, so that what is behind them is
 * reached.
 */
final class DamagedFiles {
  /** A file is made no longer than about this: doubled lines would soon fill the memory. */
  private static final int MAX_BYTES = 256 * 1024;

  private final SortedMap<String, byte[]> files;
  private final ByteBuffer changes;

  DamagedFiles(Map<String, byte[]> sound, byte[] changes) {
    this.files = new TreeMap<>(sound);
    this.changes = ByteBuffer.wrap(changes);
  }

  SortedMap<String, byte[]> afterAll() {
    while (changes.remaining() >= 5 && !files.isEmpty()) {
      int kind = changes.get() & 0xff;
      String name = name(changes.get() & 0xff);
      int at = changes.getShort() & 0xffff;
      int length = changes.get() & 0xff;
      change(kind, name, at, length);
    }
    return files;
  }

  private String name(int index) {
    return List.copyOf(files.keySet()).get(index % files.size());
  }

  private void change(int kind, String name, int place, int length) {
    byte[] was = files.get(name);
    int at = was.length == 0 ? 0 : place % (was.length + 1);
    int end = Math.min(was.length, at + length);
    switch (kind % 10) {
      case 0 -> files.put(name, splice(was, at, Math.min(was.length, at + 1), bytes(1)));
      case 1 -> files.put(name, Arrays.copyOf(was, at));
      case 2 -> files.put(name, splice(was, at, at, bytes(length)));
      case 3 -> files.put(name, splice(was, at, end, new byte[0]));
      case 4 -> files.put(name, splice(was, at, at, Arrays.copyOfRange(was, at, end)));
      case 5 -> files.remove(name);
      case 6 -> files.put(name(length), was);
      case 7 -> files.put(name, lineAgain(was, at));
      case 8 -> files.put(name, bytes(changes.remaining()));
      default -> files.put(name, sealed(name, was));
    }
  }

  private byte[] bytes(int most) {
    byte[] taken = new byte[Math.min(most, changes.remaining())];
    changes.get(taken);
    return taken;
  }

  private static byte[] splice(byte[] whole, int from, int to, byte[] middle) {
    byte[] spliced = Arrays.copyOf(whole, whole.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, spliced, from, middle.length);
    System.arraycopy(whole, to, spliced, from + middle.length, whole.length - to);
    return spliced;
  }

  /** The line at that place comes twice. */
  private static byte[] lineAgain(byte[] whole, int at) {
    int begin = at;
    while (begin > 0 && whole[begin - 1] != '\n') {
      begin--;
    }
    int end = at;
    while (end < whole.length && whole[end] != '\n') {
      end++;
    }
    end = Math.min(whole.length, end + 1);
    if (whole.length > MAX_BYTES) {
      return whole;
    }
    return splice(whole, end, end, Arrays.copyOfRange(whole, begin, end));
  }

  private byte[] sealed(String name, byte[] bytes) {
    if (name.endsWith("mark")) {
      return sealedMark(bytes);
    }
    boolean isLog = name.startsWith(SegmentName.LOG);
    int crc = isLog ? EntryFormat.genesis(Samples.GROUP) : 0;
    List<byte[]> lines = new ArrayList<>();
    for (byte[] line : lines(bytes)) {
      byte[] again = line.length > Crc.TAIL ? sealedLine(line, crc) : line;
      crc = isLog && again.length > Crc.TAIL ? Crc.sealed(again) : 0;
      lines.add(again);
    }
    return joined(lines, bytes.length > 0 && bytes[bytes.length - 1] == '\n');
  }

  private static byte[] sealedLine(byte[] line, int crc) {
    byte[] object = Arrays.copyOf(line, line.length - Crc.TAIL + 1);
    object[object.length - 1] = '}';
    return Crc.seal(object, crc);
  }

  private static byte[] sealedMark(byte[] bytes) {
    byte[] mark = bytes.clone();
    for (int slot = 0; slot + 40 <= mark.length; slot += 4096) {
      byte[] summed = Arrays.copyOfRange(mark, slot, slot + 28);
      ByteBuffer.wrap(mark).putInt(slot + 28, Sealed.checksum(summed, summed.length));
    }
    return mark;
  }

  static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines.add(Arrays.copyOfRange(bytes, begin, i));
        begin = i + 1;
      }
    }
    if (begin < bytes.length) {
      lines.add(Arrays.copyOfRange(bytes, begin, bytes.length));
    }
    return lines;
  }

  private static byte[] joined(List<byte[]> lines, boolean isEnded) {
    String text = "";
    for (byte[] line : lines) {
      text += (text.isEmpty() ? "" : "\n") + new String(line, StandardCharsets.ISO_8859_1);
    }
    return (text + (isEnded ? "\n" : "")).getBytes(StandardCharsets.ISO_8859_1);
  }
}
