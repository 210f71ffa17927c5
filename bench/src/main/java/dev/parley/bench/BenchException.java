package dev.parley.bench;

/** A run that cannot go on: something that should come to pass did not, in time. */
final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }
}
