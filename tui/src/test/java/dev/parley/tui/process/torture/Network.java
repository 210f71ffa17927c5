package dev.parley.tui.process.torture;

import java.io.IOException;
import java.util.List;

/** What joins the peers, and how it is hurt. One thread, but for what says otherwise. */
interface Network extends AutoCloseable {
  /** What is put in front of a peer's command. */
  List<String> wrapper(int peer);

  /** Where that peer listens. */
  String host(int peer);

  /** Where that peer listens. */
  int port(int peer);

  /** {@code host:port}: what others dial. */
  String dialled(int peer);

  /** Whether that fault can be made here. */
  boolean can(Fault fault);

  /** What cannot be made here, a line each. */
  List<String> cannot();

  /** Nothing reaches that peer any more, and nothing leaves it. */
  void cut(int peer) throws IOException;

  void mend(int peer) throws IOException;

  /** What {@code from} sends to {@code to} does not arrive; the way back stays open. */
  void silence(int from, int to) throws IOException;

  /** Undoes {@link #silence}. */
  void unsilence(int from, int to) throws IOException;

  /** What that peer sends comes late, and as badly as this network can. */
  void shake(int peer) throws IOException;

  /** Undoes {@link #shake}. */
  void calm(int peer) throws IOException;

  /** Little of what that peer sends gets through in a second. */
  void narrow(int peer) throws IOException;

  /** Undoes {@link #narrow}. */
  void widen(int peer) throws IOException;

  /** Every connection of that peer ends with a reset. Returns how many did. */
  int reset(int peer) throws IOException;

  @Override
  void close();
}
