package dev.parley.node.net;

/** The other end broke the rules of the wire; its connection is closed. */
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it speaks of the other end's fault, and there may be many. */
  MalformedException(String message) {
    super(message, null, false, false);
  }
}
