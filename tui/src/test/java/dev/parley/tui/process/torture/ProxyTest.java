package dev.parley.tui.process.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peer 1 dials peer 2, which is behind a proxy. */
@Timeout(30)
final class ProxyTest {
  private static final int A_MOMENT_MILLIS = 150;
  private static final int PATIENCE_MILLIS = 20_000;

  private final Traffic traffic = new Traffic(2);
  private ServerSocket listening;
  private Proxy proxy;
  private Socket one;
  private Socket two;

  @BeforeEach
  void dial() throws IOException {
    listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    proxy = new Proxy(2, listening.getLocalPort(), traffic);
    one = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    say(one, "{\"type\":\"HELLO\",\"node_id\":1}");
    two = listening.accept();
    assertEquals("{\"type\":\"HELLO\",\"node_id\":1}", hear(two));
  }

  @AfterEach
  void close() throws IOException {
    one.close();
    two.close();
    proxy.close();
    listening.close();
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String hear(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    StringBuilder line = new StringBuilder();
    for (int next = socket.getInputStream().read(); next != '\n'; ) {
      if (next < 0) {
        return null;
      }
      line.append((char) next);
      next = socket.getInputStream().read();
    }
    return line.toString();
  }

  private static void hearNothing(Socket socket) throws IOException {
    socket.setSoTimeout(A_MOMENT_MILLIS);
    assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
  }

  @Test
  void whatIsSaidPassesBothWays() throws IOException {
    say(one, "a");
    say(two, "b");
    assertEquals("a", hear(two));
    assertEquals("b", hear(one));
  }

  @Test
  void aOneWayCutHoldsBackOneWayAloneUntilItIsMended() throws IOException {
    traffic.silence(1, 2, true);
    say(one, "a");
    say(two, "b");
    assertEquals("b", hear(one));
    hearNothing(two);
    traffic.silence(1, 2, false);
    assertEquals("a", hear(two));
  }

  @Test
  void anIsolatedPeerNeitherHearsNorIsHeard() throws IOException {
    traffic.isolate(2, true);
    say(one, "a");
    say(two, "b");
    hearNothing(one);
    hearNothing(two);
    traffic.isolate(2, false);
    assertEquals("a", hear(two));
    assertEquals("b", hear(one));
  }

  @Test
  void whoDialsAnIsolatedPeerReachesItWhenItIsMended() throws IOException {
    traffic.isolate(2, true);
    try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      say(again, "{\"node_id\":1}");
      listening.setSoTimeout(A_MOMENT_MILLIS);
      assertThrows(SocketTimeoutException.class, () -> listening.accept());
      traffic.isolate(2, false);
      listening.setSoTimeout(PATIENCE_MILLIS);
      try (Socket accepted = listening.accept()) {
        assertEquals("{\"node_id\":1}", hear(accepted));
      }
    }
  }

  @Test
  void whatADelayedPeerSaysComesLate() throws IOException {
    traffic.delay(1, true);
    long begin = System.nanoTime();
    say(one, "a");
    assertEquals("a", hear(two));
    assertTrue(System.nanoTime() - begin >= 20_000_000);
  }

  @Test
  void aThrottledPeerSaysLittleInASecond() throws IOException {
    traffic.throttle(1, true);
    long begin = System.nanoTime();
    say(one, "a".repeat(4_800));
    assertEquals(4_800, hear(two).length());
    assertTrue(System.nanoTime() - begin >= 150_000_000);
  }

  @Test
  void aResetEndsTheConnectionAtBothEnds() throws IOException {
    assertEquals(1, proxy.reset(1));
    assertThrows(IOException.class, () -> hear(one));
    assertThrows(IOException.class, () -> hear(two));
    assertEquals(0, proxy.reset(1));
  }

  @Test
  void whoDialsADeadPeerIsReset() throws IOException {
    listening.close();
    try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      say(again, "{\"node_id\":1}");
      assertThrows(IOException.class, () -> hear(again));
    }
  }

  @Test
  void whoDoesNotSayWhoItIsIsReset() throws IOException {
    try (Socket again = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(again.getInputStream(), StandardCharsets.UTF_8))) {
      say(again, "GET / HTTP/1.1");
      assertThrows(IOException.class, lines::readLine);
    }
  }
}
