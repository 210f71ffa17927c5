package dev.parley.node.store;

/**
 * Whose data a directory holds.
 *
 * @param storageId the UUID of its log
 * @param groupId null: in no group yet
 */
public record Identity(int nodeId, String storageId, String groupId) {}
