package dev.parley.node.store;

import java.util.Random;
import java.util.UUID;

/**
 * How to open a store.
 *
 * @param nodeId whose data it must hold, 1 or more
 * @param group the name of the group whose data it must hold, if it is in one
 * @param sync false: leaves syncing to the system; a power cut may then lose what was acknowledged
 * @param random makes new ids; one that nobody can guess, but in tests
 */
public record StoreOptions(int nodeId, String group, boolean sync, Random random) {

  String newStorageId() {
    long high = random.nextLong() & ~0xf000L | 0x4000L;
    long low = random.nextLong() & ~(0xc0L << 56) | (0x80L << 56);
    return new UUID(high, low).toString();
  }

  String newOrigin() {
    return String.format("%016x", random.nextLong());
  }
}
