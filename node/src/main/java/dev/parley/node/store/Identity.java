package dev.parley.node.store;

/**
 * Whose data a directory holds.
 *
 * @param storageId the UUID of its log
 * @param groupId null: in no group yet
 * @param group the name of that group; null: in none yet, or an older version wrote the file
 */
public record Identity(int nodeId, String storageId, String groupId, String group) {

  Identity inGroup(String id, String name) {
    return new Identity(nodeId, storageId, id, name);
  }
}
