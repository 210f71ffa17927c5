package dev.parley.node.store;

/**
 * What the disk once had for certain is not there any more: this replica has forgotten what it
 * acknowledged, and must not go on under its old name.
 */
final class DamageException extends Exception {
  private static final long serialVersionUID = 1L;

  DamageException(String message) {
    super(message);
  }
}
