package dev.parley.tui.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a disk has of a folder, and what it may have: of what was not synced, any sectors of the
 * bytes, and any beginning of the changes of names.
 */
final class DiskModel {
  private static final int SECTOR_BYTES = 512;

  /** How much of what was not synced a power cut leaves. */
  enum Leaves {
    NOTHING,
    ALL,
    SOME
  }

  /** Bytes at a position; or, without bytes, the end of the file. */
  private record Change(long position, byte[] bytes) {}

  /** That name is that file's from now on; null: nobody's. */
  private record Naming(String path, Inode inode) {}

  private static final class Inode {
    private byte[] synced = new byte[0];
    private final List<Change> pending = new ArrayList<>();

    private byte[] with(Leaves leaves, Random random) {
      byte[] bytes = synced;
      for (Change change : pending) {
        int luck = leaves == Leaves.ALL ? 1 : leaves == Leaves.NOTHING ? 2 : random.nextInt(3);
        if (luck == 0 && change.bytes != null) {
          int part = random.nextInt(change.bytes.length + 1);
          int whole = (int) Math.max(0, part - (change.position + part) % SECTOR_BYTES);
          bytes = applied(bytes, new Change(change.position, Arrays.copyOf(change.bytes, whole)));
        } else if (luck == 1) {
          bytes = applied(bytes, change);
        }
      }
      return bytes;
    }

    private static byte[] applied(byte[] before, Change change) {
      int position = (int) change.position;
      if (change.bytes == null) {
        return Arrays.copyOf(before, Math.min(before.length, position));
      }
      int end = position + change.bytes.length;
      byte[] after = Arrays.copyOf(before, Math.max(before.length, end));
      System.arraycopy(change.bytes, 0, after, position, change.bytes.length);
      return after;
    }
  }

  private final Map<String, Inode> names = new HashMap<>();
  private final Map<String, Inode> syncedNames = new TreeMap<>();
  private final List<Naming> pendingNames = new ArrayList<>();

  /** False: nothing of it concerns the disk. */
  boolean apply(Step step) {
    if (step instanceof Step.Opened opened) {
      return open(opened);
    } else if (step instanceof Step.Written written) {
      Inode inode = names.get(written.path());
      long position = written.position();
      if (position < 0) {
        position = content(written.path()).length;
      }
      inode.pending.add(new Change(position, written.bytes()));
    } else if (step instanceof Step.Cut cut) {
      names.get(cut.path()).pending.add(new Change(cut.size(), null));
    } else if (step instanceof Step.Synced synced) {
      sync(synced.path());
    } else if (step instanceof Step.Renamed renamed) {
      Inode inode = names.get(renamed.from());
      name(renamed.to(), inode);
      name(renamed.from(), null);
    } else if (step instanceof Step.Deleted deleted) {
      name(deleted.path(), null);
    } else {
      return false;
    }
    return true;
  }

  private boolean open(Step.Opened opened) {
    boolean isNew = !names.containsKey(opened.path());
    if (isNew) {
      name(opened.path(), new Inode());
    } else if (opened.truncates()) {
      names.get(opened.path()).pending.add(new Change(0, null));
    }
    return isNew || opened.truncates();
  }

  private void sync(String path) {
    Inode inode = names.get(path);
    if (inode != null) {
      inode.synced = inode.with(Leaves.ALL, null);
      inode.pending.clear();
      return;
    }
    for (Naming naming : List.copyOf(pendingNames)) {
      if (naming.path.substring(0, naming.path.lastIndexOf('/')).equals(path)) {
        put(syncedNames, naming);
        pendingNames.remove(naming);
      }
    }
  }

  private void name(String path, Inode inode) {
    Naming naming = new Naming(path, inode);
    put(names, naming);
    pendingNames.add(naming);
  }

  private static void put(Map<String, Inode> all, Naming naming) {
    if (naming.inode == null) {
      all.remove(naming.path);
    } else {
      all.put(naming.path, naming.inode);
    }
  }

  /** What the process reads there. */
  byte[] content(String path) {
    return names.get(path).with(Leaves.ALL, null);
  }

  /** What is left if the power is cut now, by path. */
  Map<String, byte[]> rest(Leaves leaves, Random random) {
    Map<String, Inode> left = new TreeMap<>(syncedNames);
    int lasting =
        switch (leaves) {
          case NOTHING -> 0;
          case ALL -> pendingNames.size();
          case SOME -> random.nextInt(pendingNames.size() + 1);
        };
    pendingNames.subList(0, lasting).forEach(naming -> put(left, naming));
    Map<String, byte[]> rest = new TreeMap<>();
    left.forEach((path, inode) -> rest.put(path, inode.with(leaves, random)));
    return rest;
  }
}
