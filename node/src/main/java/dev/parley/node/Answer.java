package dev.parley.node;

import java.util.concurrent.CompletableFuture;

/** What somebody who asked is to get; given on the listener's thread, never on the loop's. */
record Answer<T>(CompletableFuture<T> future, T value) {
  void give() {
    future.complete(value);
  }
}
