package dev.parley.tui.demo;

/** Something that was promised did not come to pass. */
final class DemoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
