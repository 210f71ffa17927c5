package dev.parley.protocol.id;

/** Whether newcomers may join through a peer. */
public enum Mode {
  BOOTSTRAP,
  STANDARD
}
