package dev.parley.node.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The real disk, with a model beside it of what a power cut would leave: of what was not forced, of
 * each write all, nothing, its first or its last sectors, and any beginning of the changes of
 * names. At one chosen step it writes such a rest to another folder; the store goes on as if
 * nothing had been.
 */
final class PowerCutDisk extends SystemDisk {
  private static final int SECTOR_BYTES = 512;

  /** The content of one file. */
  private static final class Inode {
    private byte[] forced = new byte[0];
    private int size;
    private final List<Change> pending = new ArrayList<>();

    private void apply(Change change) {
      if (change.bytes == null) {
        size = (int) Math.min(size, change.position);
        return;
      }
      int end = (int) change.position + change.bytes.length;
      if (end > forced.length) {
        forced = Arrays.copyOf(forced, Math.max(end, 2 * forced.length));
      }
      if (change.position > size) {
        Arrays.fill(forced, size, (int) change.position, (byte) 0);
      }
      System.arraycopy(change.bytes, 0, forced, (int) change.position, change.bytes.length);
      size = Math.max(size, end);
    }

    private byte[] rest(Random random) {
      Inode copy = new Inode();
      copy.forced = forced.clone();
      copy.size = size;
      for (Change change : pending) {
        int luck = random.nextInt(4);
        if (luck == 0 && change.bytes != null) {
          int part = wholeSectors(change, random.nextInt(change.bytes.length + 1));
          copy.apply(change.part(0, part));
        } else if (luck == 1 && change.bytes != null) {
          int part = wholeSectors(change, random.nextInt(change.bytes.length + 1));
          copy.apply(change.part(part, change.bytes.length));
        } else if (luck == 2) {
          copy.apply(change);
        }
      }
      return Arrays.copyOf(copy.forced, copy.size);
    }
  }

  /** A disk writes a sector as a whole or not at all. */
  private static int wholeSectors(Change change, int part) {
    return (int) Math.max(0, part - (change.position + part) % SECTOR_BYTES);
  }

  /** Bytes at a position; or, without bytes, the end of the file. */
  private record Change(long position, byte[] bytes) {
    Change part(int from, int to) {
      return new Change(position + from, Arrays.copyOfRange(bytes, from, to));
    }
  }

  /** That name is that file's from now on; null: nobody's. */
  private record Naming(Path path, Inode inode) {}

  private final Map<Path, Inode> names = new HashMap<>();
  private final Map<Path, Inode> forcedNames = new HashMap<>();
  private final List<Naming> pendingNames = new ArrayList<>();
  private final Map<FileChannel, Inode> files = new HashMap<>();
  private final Random random;
  private final Runnable atCut;
  private int stepsLeft = Integer.MAX_VALUE;
  private Path from;
  private Path to;

  /**
   * @param atCut called at the step at which the power is cut, on the thread that writes
   */
  PowerCutDisk(Random random, Runnable atCut) {
    this.random = random;
    this.atCut = atCut;
  }

  /** The power is cut after so many steps; what is left of {@code folder} will be in another. */
  synchronized void cutAfter(int steps, Path folder, Path rest) {
    stepsLeft = steps;
    from = folder;
    to = rest;
  }

  private void step() throws IOException {
    if (stepsLeft-- == 0) {
      atCut.run();
      writeRest();
    }
  }

  private void writeRest() throws IOException {
    Map<Path, Inode> left = new HashMap<>(forcedNames);
    int lasting = random.nextInt(pendingNames.size() + 1);
    pendingNames.subList(0, lasting).forEach(naming -> name(left, naming));
    for (Map.Entry<Path, Inode> each : left.entrySet()) {
      Path path = to.resolve(from.relativize(each.getKey()));
      Files.createDirectories(path.getParent());
      Files.write(path, each.getValue().rest(random));
    }
  }

  private static void name(Map<Path, Inode> names, Naming naming) {
    if (naming.inode == null) {
      names.remove(naming.path);
    } else {
      names.put(naming.path, naming.inode);
    }
  }

  private void rename(Path path, Inode inode) {
    Naming naming = new Naming(path, inode);
    name(names, naming);
    pendingNames.add(naming);
  }

  @Override
  public synchronized FileChannel open(Path path, OpenOption... options) throws IOException {
    List<OpenOption> asked = Arrays.asList(options);
    FileChannel file = super.open(path, options);
    if (asked.contains(StandardOpenOption.WRITE)) {
      step();
      if (!names.containsKey(path)) {
        rename(path, new Inode());
      }
      Inode inode = names.get(path);
      files.put(file, inode);
      if (asked.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
        inode.pending.add(new Change(0, null));
      }
    }
    return file;
  }

  @Override
  public synchronized void write(FileChannel file, ByteBuffer bytes, long position)
      throws IOException {
    step();
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    files.get(file).pending.add(new Change(position, copy));
    super.write(file, bytes, position);
  }

  @Override
  public synchronized void truncate(FileChannel file, long size) throws IOException {
    step();
    files.get(file).pending.add(new Change(size, null));
    super.truncate(file, size);
  }

  @Override
  public synchronized void force(FileChannel file) throws IOException {
    step();
    Inode inode = files.get(file);
    inode.pending.forEach(inode::apply);
    inode.pending.clear();
  }

  @Override
  public synchronized void forceFolder(Path folder) throws IOException {
    step();
    for (Naming naming : List.copyOf(pendingNames)) {
      if (naming.path.getParent().equals(folder)) {
        name(forcedNames, naming);
        pendingNames.remove(naming);
      }
    }
  }

  @Override
  public synchronized void move(Path source, Path target) throws IOException {
    step();
    Inode inode = names.get(source);
    rename(target, inode);
    rename(source, null);
    super.move(source, target);
  }

  @Override
  public synchronized void deleteIfExists(Path path) throws IOException {
    step();
    if (names.containsKey(path)) {
      rename(path, null);
    }
    super.deleteIfExists(path);
  }
}
