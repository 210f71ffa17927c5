package dev.parley.node.store;

/** Why a data directory cannot be opened, as one sentence for people. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of trouble it is. */
  public enum Kind {
    /** Another process has it. */
    IN_USE,
    /** It cannot be made, read or written. */
    UNUSABLE,
    /** It holds the data of another peer, or of another group. */
    WRONG_PEER,
    /** What it holds is damaged, and could not be set aside. */
    DAMAGED
  }

  private final Kind kind;

  StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  StoreException(Kind kind, String message) {
    this(kind, message, null);
  }

  public Kind kind() {
    return kind;
  }
}
