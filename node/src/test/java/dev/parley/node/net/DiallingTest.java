package dev.parley.node.net;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mesh tells of its dialling. */
final class DiallingTest {
  private final List<Mesh> meshes = new ArrayList<>();
  private final RecordingListener listener = new RecordingListener(1);

  @AfterEach
  void close() {
    meshes.forEach(Mesh::close);
  }

  private Mesh mesh(int nodeId, int port, int... seeds) throws IOException {
    List<PeerAddress> addresses = new ArrayList<>();
    for (int seed : seeds) {
      addresses.add(new PeerAddress(0, "127.0.0.1", seed));
    }
    MeshConfig config = new MeshConfig("127.0.0.1", port, addresses, 10_000, 5000, block -> null);
    Mesh mesh = Mesh.open(config, nodeId == 1 ? listener : new RecordingListener(nodeId));
    meshes.add(mesh);
    mesh.start();
    return mesh;
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  /** Has a port, and does not listen on it. */
  private static Socket bound() throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  @Test
  void whoeverDialsNobodyHasNothingToTell() throws IOException {
    assertEquals(Dialling.NONE, mesh(1, 0).dialling());
  }

  @Test
  void triesAreCountedUntilALinkIsOpenAndFromItsEndOn() throws IOException {
    Socket dead = bound();
    Mesh seeking = mesh(1, 0, dead.getLocalPort());
    await().until(() -> seeking.dialling().tries() >= 4 && seeking.dialling().nextMillis() > 100);
    assertTrue(seeking.dialling().nextMillis() <= 2000);
    dead.close();
    Mesh found = mesh(2, dead.getLocalPort());
    await().until(() -> seeking.dialling().equals(Dialling.NONE));
    found.close();
    await().until(() -> seeking.dialling().tries() >= 2);
    assertTrue(seeking.dialling().tries() < 5);
  }

  @Test
  void whoeverIsDialledMostIsCounted() throws IOException {
    try (ServerSocket silent = listening();
        Socket dead = bound()) {
      Mesh seeking = mesh(1, 0, dead.getLocalPort(), silent.getLocalPort());
      await().until(() -> seeking.dialling().tries() >= 3);
    }
  }

  @Test
  void anAttemptIsUnderWayUntilTheOtherEndHasSaidWhoItIs() throws IOException {
    try (ServerSocket silent = listening()) {
      Mesh seeking = mesh(1, 0, silent.getLocalPort());
      await().until(() -> seeking.dialling().equals(new Dialling(1, 0)));
    }
  }

  @Test
  void aMemberThatIsMissingIsNotSoughtForSomebodyToTalkTo() throws IOException {
    Mesh other = mesh(2, 0);
    Mesh one = mesh(1, 0);
    String there = "127.0.0.1:" + other.port();
    one.connect(new TreeMap<>(Map.of(2, there, 3, "127.0.0.1:1")));
    await().until(() -> listener.links.size() == 1);
    int before = listener.refused.size();
    await().until(() -> listener.refused.size() > before + 1);
    assertEquals(Dialling.NONE, one.dialling());
  }
}
