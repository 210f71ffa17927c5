package dev.parley.protocol.sim;

/** A broken promise of docs/protocol.md section 9. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What a fault of the program counts as: the peer threw. */
  static final int THREW = 0;

  /** What is not in the list of section 9: an id or a storage that is gone comes back. */
  static final int IDENTITY = 9;

  /** Nor is this: somebody is let in whom nobody may let in. */
  static final int MODE = 10;

  /** Nor this: a mark of what was read goes back, or nobody has read so far. */
  static final int MARK = 11;

  private final int item;

  Violation(int item, String text) {
    super(text);
    this.item = item;
  }

  Violation(String text, Throwable cause) {
    super(text, cause);
    this.item = THREW;
  }

  /** The number in section 9, or {@link #THREW}. */
  int item() {
    return item;
  }

  @Override
  public String toString() {
    return "item " + item + ": " + getMessage();
  }
}
