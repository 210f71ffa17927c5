package dev.parley.node.net;

import java.util.concurrent.atomic.AtomicInteger;

/** Bounds incoming connections: those of strangers, and all of them. For any thread. */
final class Admission {
  private final AtomicInteger strangers = new AtomicInteger();
  private final AtomicInteger incoming = new AtomicInteger();

  /** Counts one more in, if there is room. */
  boolean admit() {
    if (strangers.incrementAndGet() > MeshConfig.STRANGERS) {
      strangers.decrementAndGet();
      return false;
    }
    if (incoming.incrementAndGet() > MeshConfig.INCOMING) {
      incoming.decrementAndGet();
      strangers.decrementAndGet();
      return false;
    }
    return true;
  }

  /** One that was admitted has said HELLO, or is gone before it did. */
  void noStrangerAnyMore() {
    strangers.decrementAndGet();
  }

  /** One that was admitted is gone. */
  void gone() {
    incoming.decrementAndGet();
  }
}
