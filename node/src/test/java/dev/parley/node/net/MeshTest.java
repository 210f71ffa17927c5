package dev.parley.node.net;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers may say to a peer, over real sockets. */
final class MeshTest {
  private static final long HELLO_MILLIS = 1000;
  private static final long SILENCE_MILLIS = 1500;

  private final RecordingListener listener = new RecordingListener(1);
  private Mesh mesh;

  @BeforeEach
  void open() throws IOException {
    mesh = Mesh.open(config(0, SILENCE_MILLIS), listener);
    mesh.start();
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private static MeshConfig config(int port, long silenceMillis) {
    return new MeshConfig("127.0.0.1", port, List.of(), silenceMillis, HELLO_MILLIS, block -> null);
  }

  private RawConnection greeted(int nodeId) throws IOException {
    RawConnection raw = new RawConnection(mesh.port());
    raw.say(RecordingListener.hello(nodeId));
    assertEquals(RecordingListener.hello(1), raw.message());
    return raw;
  }

  @Test
  void takenPortIsABindException() {
    MeshConfig same = config(mesh.port(), SILENCE_MILLIS);
    assertThrows(BindException.class, () -> Mesh.open(same, listener));
  }

  @Test
  void helloComesFirstAndMessagesFollow() throws IOException {
    try (RawConnection raw = greeted(2)) {
      raw.say(new Message.Commit(3, 4));
      raw.say(new Message.Handover(5));
      await().until(() -> listener.messages.size() == 2);
    }
    assertEquals(List.of(RecordingListener.hello(2)), listener.hellos);
    assertEquals(List.of(new Message.Commit(3, 4), new Message.Handover(5)), listener.messages);
    await().until(() -> listener.closed.equals(listener.links));
  }

  @Test
  void lineInPiecesIsOneMessage() throws IOException {
    try (RawConnection raw = greeted(2)) {
      byte[] line = dev.parley.protocol.message.MessageJson.write(new Message.Handover(5));
      for (byte b : line) {
        raw.say(new byte[] {b});
      }
      raw.say("\n");
      await().until(() -> listener.messages.equals(List.of(new Message.Handover(5))));
    }
  }

  @Test
  void messageBeforeHelloIsCutOff() throws IOException {
    try (RawConnection raw = new RawConnection(mesh.port())) {
      raw.say(new Message.Handover(5));
      assertTrue(raw.isCutOff());
    }
    try (RawConnection raw = new RawConnection(mesh.port())) {
      raw.say("{\"type\":\"NOBODY_KNOWS\"}\n");
      assertTrue(raw.isCutOff());
    }
    await().until(() -> mesh.counters().malformed() == 2);
    assertTrue(listener.messages.isEmpty());
  }

  @Test
  void secondHelloIsCutOff() throws IOException {
    try (RawConnection raw = greeted(2)) {
      raw.say(RecordingListener.hello(2));
      assertTrue(raw.isCutOff());
    }
    await().until(() -> listener.closed.size() == 1);
  }

  @Test
  void garbageIsCutOffAndCounted() throws IOException {
    byte[] notUtf8 = "{\"type\":\"BYE\",\"reason\":\"\u00ff\"}\n".getBytes("ISO-8859-1");
    List<byte[]> garbage =
        List.of(
            "GET / HTTP/1.1\r\n\r\n".getBytes("US-ASCII"),
            "{\"type\":\"HEARTBEAT\"}\n".getBytes("US-ASCII"),
            "[]\n\n\n".getBytes("US-ASCII"),
            notUtf8);
    for (byte[] bytes : garbage) {
      try (RawConnection raw = greeted(2)) {
        raw.say(bytes);
        assertTrue(raw.isCutOff());
      }
    }
    await().until(() -> mesh.counters().malformed() == garbage.size());
    assertTrue(listener.messages.isEmpty());
  }

  @Test
  void longestLineIsReadAndALongerOneCutOff() throws IOException {
    byte[] line = new byte[Limits.LINE_BYTES + 1];
    Arrays.fill(line, (byte) ' ');
    byte[] start = "{\"type\":\"NOBODY_KNOWS\"}".getBytes("US-ASCII");
    System.arraycopy(start, 0, line, 0, start.length);
    try (RawConnection raw = greeted(2)) {
      line[Limits.LINE_BYTES] = '\n';
      raw.say(line);
      await().until(() -> mesh.counters().unknown() == 1);
      assertEquals(0, mesh.counters().malformed());
      line[Limits.LINE_BYTES] = ' ';
      raw.say(line);
      assertTrue(raw.isCutOff());
    }
    await().until(() -> mesh.counters().malformed() == 1);
  }

  @Test
  void unknownTypeIsIgnored() throws IOException {
    try (RawConnection raw = greeted(2)) {
      raw.say("{\"type\":\"NOBODY_KNOWS\",\"x\":1}\n");
      raw.say(new Message.Handover(5));
      await().until(() -> listener.messages.equals(List.of(new Message.Handover(5))));
    }
    assertEquals(1, mesh.counters().unknown());
  }

  @Test
  void halfALineAndSilenceIsClosed() throws IOException {
    try (RawConnection stranger = new RawConnection(mesh.port());
        RawConnection known = greeted(2)) {
      stranger.say("{\"type\":\"HEL");
      known.say("{\"type\":\"HEARTB");
      assertTrue(stranger.isCutOff());
      assertTrue(known.isCutOff());
    }
    await().until(() -> listener.closed.size() == 1);
  }

  @Test
  void strangersAreBoundedAndMakeRoomAgain() throws IOException {
    List<RawConnection> strangers = new ArrayList<>();
    for (int i = 0; i < 2 * MeshConfig.STRANGERS; i++) {
      strangers.add(new RawConnection(mesh.port()));
    }
    await().until(() -> mesh.counters().turnedAway() == MeshConfig.STRANGERS);
    for (RawConnection stranger : strangers) {
      stranger.close();
    }
    await()
        .ignoreExceptions()
        .until(
            () -> {
              greeted(2).close();
              return true;
            });
  }

  @Test
  void tenThousandConnectionsOfGarbageDoNotMatter() throws IOException {
    try (RawConnection friend = greeted(2)) {
      byte[] garbage = new byte[200];
      new java.util.Random(7).nextBytes(garbage);
      garbage[100] = '\n';
      for (int batch = 0; batch < 500; batch++) {
        List<RawConnection> strangers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
          RawConnection stranger = new RawConnection(mesh.port());
          strangers.add(stranger);
          try {
            stranger.say(garbage);
          } catch (IOException e) {
            // it has been turned away already
          }
        }
        for (RawConnection stranger : strangers) {
          stranger.close();
        }
        friend.say(new Message.Handover(batch));
      }
      await().until(() -> listener.messages.size() == 500);
      await().until(() -> mesh.counters().malformed() + mesh.counters().turnedAway() > 0);
    }
    assertEquals(1, listener.hellos.size());
    assertFalse(listener.links.isEmpty());
  }
}
