package dev.parley.node.net;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What peers say to each other, over real sockets. */
final class MeshPairTest {
  private final List<Mesh> meshes = new ArrayList<>();
  private final RecordingListener one = new RecordingListener(1);
  private final RecordingListener two = new RecordingListener(2);

  @AfterEach
  void close() {
    meshes.forEach(Mesh::close);
  }

  private Mesh mesh(RecordingListener listener, Function<EntryBlock, Region> regions, int... seeds)
      throws IOException {
    List<PeerAddress> addresses = new ArrayList<>();
    for (int seed : seeds) {
      addresses.add(new PeerAddress(0, "127.0.0.1", seed));
    }
    MeshConfig config = new MeshConfig("127.0.0.1", 0, addresses, 10_000, 5000, regions);
    Mesh mesh = Mesh.open(config, listener);
    meshes.add(mesh);
    mesh.start();
    return mesh;
  }

  private void awaitLinks(int count) {
    await().until(() -> one.links.size() >= count && two.links.size() >= count);
  }

  private static List<Entry> entries(int count, int textChars) {
    List<Entry> entries = new ArrayList<>();
    int crc = EntryFormat.genesis("00000000-0000-4000-8000-000000000000");
    for (int i = 1; i <= count; i++) {
      MessageId id = new MessageId("0123456789abcdef", i);
      EntryBody body = new EntryBody.Chat(1, id, "general", i, 1, "x".repeat(textChars));
      Entry entry = EntryFormat.make(i, 1, body, crc);
      entries.add(entry);
      crc = entry.crc();
    }
    return entries;
  }

  private static Message.CatchupResp response(EntryBlock block) {
    return new Message.CatchupResp(1, Message.Source.LEADER, 1, 0, 9, false, block);
  }

  @Test
  void seedIsDialledAndMessagesKeepTheirOrder() throws IOException {
    Mesh first = mesh(one, block -> null);
    Mesh second = mesh(two, block -> null, first.port());
    awaitLinks(1);
    List<Entry> entries = entries(3, 10);
    second.send(two.links.get(0), new Message.Handover(1));
    second.push(two.links, entries.get(0));
    second.push(two.links, entries.get(1));
    second.send(two.links.get(0), new Message.Commit(1, 2));
    second.push(two.links, entries.get(2));
    second.flush();
    await().until(() -> one.messages.size() == 5);
    assertEquals(
        List.of(
            new Message.Handover(1),
            new Message.Sequenced(entries.get(0)),
            new Message.Sequenced(entries.get(1)),
            new Message.Commit(1, 2),
            new Message.Sequenced(entries.get(2))),
        one.messages);
  }

  @Test
  void closedLinkIsDialledAgainUnderANewNumber() throws IOException {
    Mesh first = mesh(one, block -> null);
    mesh(two, block -> null, first.port());
    awaitLinks(1);
    long number = one.links.get(0);
    first.close(number);
    awaitLinks(2);
    assertNotEquals(number, one.links.get(1));
    assertFalse(one.closed.contains(number));
    assertTrue(two.closed.contains(two.links.get(0)));
  }

  @Test
  void seedIsDialledAgainWhereNoMemberIsReached() throws IOException {
    Mesh first = mesh(one, block -> null);
    Mesh second = mesh(two, block -> null, first.port());
    awaitLinks(1);
    second.connect(new TreeMap<>(Map.of(1, "127.0.0.1:1")));
    second.close(two.links.get(0));
    await().until(() -> two.links.size() == 2);
  }

  @Test
  void whatWasSaidBeforeClosingArrives() throws IOException {
    Mesh first = mesh(one, block -> null);
    mesh(two, block -> null, first.port());
    awaitLinks(1);
    first.send(one.links.get(0), new Message.Bye("leaves"));
    first.close();
    await().until(() -> two.messages.contains(new Message.Bye("leaves")));
  }

  @Test
  void memberIsDialledOnlyWhereNoLinkIsOpen() throws IOException {
    Mesh first = mesh(one, block -> null);
    Mesh second = mesh(two, block -> null);
    TreeMap<Integer, String> toSecond = new TreeMap<>();
    toSecond.put(2, "127.0.0.1:" + second.port());
    first.connect(toSecond);
    awaitLinks(1);
    TreeMap<Integer, String> toFirst = new TreeMap<>();
    toFirst.put(1, "127.0.0.1:" + first.port());
    second.connect(toFirst);
    first.send(one.links.get(0), new Message.Handover(1));
    first.flush();
    await().until(() -> two.messages.size() == 1);
    assertEquals(1, one.links.size());
  }

  @Test
  void refusedMemberIsTold() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    TreeMap<Integer, String> addresses = new TreeMap<>();
    addresses.put(7, "127.0.0.1:" + port);
    addresses.put(8, "nonsense");
    mesh(one, block -> null).connect(addresses);
    await().until(() -> one.refused.size() >= 2);
    assertEquals(7, one.refused.get(0));
  }

  @Test
  void blockInMemoryArrivesWhole() throws IOException {
    Mesh first = mesh(one, block -> null);
    mesh(two, block -> null, first.port());
    awaitLinks(1);
    List<Entry> entries = entries(1000, 200);
    first.send(one.links.get(0), response(EntryBlock.of(entries)));
    first.send(one.links.get(0), response(EntryBlock.of(List.of())));
    first.send(one.links.get(0), new Message.Handover(1));
    first.flush();
    await().until(() -> two.messages.size() == 3);
    assertEquals(response(EntryBlock.of(entries)), two.messages.get(0));
    assertEquals(response(EntryBlock.of(List.of())), two.messages.get(1));
  }

  /** A block whose entries nobody may read: they must leave as a region. */
  private record Unread(int count) implements EntryBlock {
    @Override
    public List<Entry> entries() {
      throw new IllegalStateException("not to be read");
    }
  }

  @Test
  void blockOnDiskLeavesAsARegionOfItsFile(@TempDir Path folder) throws IOException {
    List<Entry> entries = entries(1000, 200);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      bytes.write(entry.line());
      bytes.write('\n');
    }
    Path file = Files.write(folder.resolve("segment"), bytes.toByteArray());
    int firstLine = entries.get(0).line().length + 1;
    try (FileChannel channel = FileChannel.open(file)) {
      Region region = new Region(channel, firstLine, bytes.size() - firstLine);
      Mesh first = mesh(one, block -> block instanceof Unread ? region : null);
      mesh(two, block -> null, first.port());
      awaitLinks(1);
      first.send(one.links.get(0), response(new Unread(999)));
      first.send(one.links.get(0), response(new Unread(999)));
      first.flush();
      await().until(() -> two.messages.size() == 2);
      assertEquals(response(EntryBlock.of(entries.subList(1, 1000))), two.messages.get(1));
      assertTrue(channel.isOpen());
    }
  }

  @Test
  void blockThatIsGoneEndsTheConnection() throws IOException {
    Mesh first = mesh(one, block -> null);
    mesh(two, block -> null, first.port());
    awaitLinks(1);
    first.send(one.links.get(0), response(new Unread(5)));
    first.flush();
    await().until(() -> two.closed.size() == 1);
    assertTrue(two.messages.isEmpty());
  }

  @Test
  void slowReaderIsSkippedForEntriesAndNotForMessages() throws IOException {
    Mesh first = mesh(one, block -> null);
    try (RawConnection slow = new RawConnection(first.port())) {
      slow.say(RecordingListener.hello(2));
      await().until(() -> one.links.size() == 1);
      int said = 20_000;
      List<Entry> entries = entries(said, 1000);
      for (Entry entry : entries) {
        first.push(one.links, entry);
      }
      first.flush();
      first.send(one.links.get(0), new Message.Commit(1, said));
      first.flush();
      long skipped = first.counters().skipped();
      assertTrue(skipped > said / 2, "skipped " + skipped);
      slow.line();
      for (int i = 0; i < said - skipped; i++) {
        assertArrayEquals(entries.get(i).line(), slow.line());
      }
      assertEquals(new Message.Commit(1, said), slow.message());
    }
  }

  @Test
  void whoNeverReadsIsClosedAtTheHardBound() throws IOException {
    Mesh first = mesh(one, block -> null);
    try (RawConnection stuck = new RawConnection(first.port())) {
      stuck.say(RecordingListener.hello(2));
      await().until(() -> one.links.size() == 1);
      Message large = response(EntryBlock.of(entries(1000, 1000)));
      for (int i = 0; i < 40; i++) {
        first.send(one.links.get(0), large);
        first.flush();
      }
      await().until(() -> one.closed.size() == 1);
      assertEquals(1, first.counters().overflowed());
    }
  }
}
