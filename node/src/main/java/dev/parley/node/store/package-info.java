/** A peer's data directory: the log, the promise, the outbox, and what a crash has left of them. */
package dev.parley.node.store;
