package dev.parley.tui.process.torture;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands in front of one peer. Who dials is known from the first line, HELLO; it passes with all
 * else, as far as {@link Traffic} lets it.
 */
final class Proxy implements AutoCloseable {
  private static final int PIECE_BYTES = 16_384;
  private static final int HELLO_BYTES = 65_536;
  private static final Pattern NODE_ID = Pattern.compile("\"node_id\":(\\d{1,9})");

  /** One connection of two peers. */
  private record Pair(int from, Socket dialled, Socket here) {}

  private final int peer;
  private final int target;
  private final Traffic traffic;
  private final ServerSocket listening;
  private final List<Pair> open = new ArrayList<>();

  /** In front of {@code peer}, which listens on {@code target} of this machine. */
  Proxy(int peer, int target, Traffic traffic) throws IOException {
    this.peer = peer;
    this.target = target;
    this.traffic = traffic;
    listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    begin("accept", this::acceptAll);
  }

  /** What others dial. */
  int port() {
    return listening.getLocalPort();
  }

  private void begin(String name, Runnable what) {
    Thread thread = new Thread(what, "proxy-" + peer + "-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = listening.accept();
        begin("dialled", () -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket dialled) {
    try {
      byte[] hello = firstLine(dialled.getInputStream());
      Matcher id = NODE_ID.matcher(new String(hello, StandardCharsets.UTF_8));
      if (!id.find()) {
        reset(dialled);
        return;
      }
      int from = Integer.parseInt(id.group(1));
      traffic.await(from, peer, hello.length);
      Socket here = new Socket(InetAddress.getLoopbackAddress(), target);
      dialled.setTcpNoDelay(true);
      here.setTcpNoDelay(true);
      Pair pair = new Pair(from, dialled, here);
      synchronized (open) {
        open.add(pair);
      }
      here.getOutputStream().write(hello);
      begin("back", () -> pump(pair, false));
      pump(pair, true);
    } catch (IOException e) {
      reset(dialled);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** With its end; what there was if there is none. */
  private static byte[] firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.size() < HELLO_BYTES) {
      line.write(next);
      next = in.read();
    }
    line.write('\n');
    return line.toByteArray();
  }

  private void pump(Pair pair, boolean forth) {
    int from = forth ? pair.from() : peer;
    int to = forth ? peer : pair.from();
    byte[] piece = new byte[PIECE_BYTES];
    try {
      InputStream in = (forth ? pair.dialled() : pair.here()).getInputStream();
      OutputStream out = (forth ? pair.here() : pair.dialled()).getOutputStream();
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        traffic.await(from, to, n);
        out.write(piece, 0, n);
      }
      traffic.await(from, to, 0);
    } catch (IOException e) {
      // The connection has ended, one way or the other.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(pair);
  }

  private void end(Pair pair) {
    synchronized (open) {
      open.remove(pair);
    }
    closeQuietly(pair.dialled());
    closeQuietly(pair.here());
  }

  /**
   * Ends every connection of the peer behind, or of that dialler, with a reset. Returns how many.
   */
  int reset(int other) {
    List<Pair> hit;
    synchronized (open) {
      hit = open.stream().filter(pair -> peer == other || pair.from() == other).toList();
      open.removeAll(hit);
    }
    hit.forEach(
        pair -> {
          // Who pumps closes the one in order as soon as the other is closed.
          resetWhenClosed(pair.dialled());
          resetWhenClosed(pair.here());
          closeQuietly(pair.dialled());
          closeQuietly(pair.here());
        });
    return hit.size();
  }

  private static void reset(Socket socket) {
    resetWhenClosed(socket);
    closeQuietly(socket);
  }

  private static void resetWhenClosed(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nothing more to be done with it.
    }
  }

  @Override
  public void close() {
    closeQuietly(listening);
    reset(peer);
  }
}
