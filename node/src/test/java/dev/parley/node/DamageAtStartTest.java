package dev.parley.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.store.Store;
import dev.parley.node.store.StoreOptions;
import dev.parley.protocol.derived.GroupState;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.derived.Rooms;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.EntryLog;
import dev.parley.protocol.message.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recovery does not read a peer may still need when it is built. */
final class DamageAtStartTest {
  private static final String GROUP_ID = "6f1c1c7e-57a5-4d0c-9a57-2f9b3f1f6a01";
  private static final StoreOptions OPTIONS = new StoreOptions(1, "home", false, new Random(1));

  private static final EntryBody DEV = new EntryBody.Profile(1, "room", "dev", "what we build");

  @TempDir private Path data;

  /** Two segments, and in the outbox a message that is final in the first. */
  @BeforeEach
  void makeLog() throws Exception {
    try (Store store = Store.open(data, OPTIONS)) {
      Member self =
          new Member(
              new PeerInfo(1, "one", "127.0.0.1:1", Mode.BOOTSTRAP, store.identity().storageId()),
              true);
      EntryBody founding = new EntryBody.Members("n1 founds home", List.of(self));
      store.found(GROUP_ID, EntryFormat.make(1, 0, founding, EntryFormat.genesis(GROUP_ID)));
      store.start(new Inputs(new Mailbox()));
      String origin = store.restored().outbox().origin();
      store.storeOutbox(chat(origin, 1));
      append(store.log(), chat(origin, 1));
      append(store.log(), DEV);
      TreeMap<String, Long> numbers = new TreeMap<>();
      numbers.put(origin, 1L);
      for (long number = 1; store.log().end().seqNo() < Limits.SEGMENT_ENTRIES; number++) {
        append(store.log(), chat("00000000000000aa", number));
        numbers.put("00000000000000aa", number);
      }
      Membership members = Membership.EMPTY.after(founding);
      Rooms rooms = Rooms.NONE_MADE.after(3, DEV);
      store.checkpoint(new GroupState(store.log().end(), members, numbers, rooms, 1));
      append(store.log(), chat("00000000000000bb", 1));
      store.committed(store.log().end().seqNo());
    }
  }

  private static EntryBody.Chat chat(String origin, long number) {
    return new EntryBody.Chat(1, new MessageId(origin, number), "general", 1, 1, "text");
  }

  private static void append(EntryLog log, EntryBody body) {
    Entry entry = EntryFormat.make(log.end().seqNo() + 1, 1, body, log.end().crc());
    log.append(entry);
  }

  private Node start() throws NodeException {
    return Node.start(Alone.config(data), new Alone.Deaf(), 0);
  }

  @Test
  void soundLogIsReadAsFarAsItIsNeeded() throws Exception {
    try (Node node = start()) {
      assertEquals(0, node.status().get().outbox());
    }
  }

  @Test
  void roomsAreNotLostWithACheckpointOfAnOlderVersion() throws Exception {
    Path file = data.resolve("log").resolve("%020d.checkpoint".formatted(1));
    String whole = Files.readString(file);
    String rooms = whole.substring(whole.indexOf(",\"rooms\":"), whole.indexOf(",\"numbers\":"));
    assertTrue(rooms.contains("what we build"), rooms);
    String older = whole.replace(rooms, "");
    byte[] object = (older.substring(0, older.length() - Crc.TAIL) + "}").getBytes(UTF_8);
    Files.write(file, Crc.seal(object, 0));
    try (Node node = start()) {
      assertEquals("what we build", node.status().get().room("dev").topic());
    }
    assertEquals(whole, Files.readString(file));
  }

  @Test
  void logThatCannotBeReadIsSaidInOneSentence() throws Exception {
    Path segment = data.resolve("log").resolve("%020d.ndjson".formatted(1));
    byte[] bytes = Files.readAllBytes(segment);
    bytes[bytes.length / 2] ^= 1;
    Files.write(segment, bytes);
    for (int i = 1; i <= 2; i++) {
      NodeException damaged = assertThrows(NodeException.class, this::start);
      assertEquals(NodeException.Problem.DAMAGED, damaged.problem());
      String text = damaged.getMessage();
      assertTrue(text.startsWith("the log cannot be read: entry #"), text);
      assertTrue(text.endsWith("; parley log verify shows more"), text);
    }
    Files.createFile(data.resolve("log/damage.txt"));
    try (Store store = Store.open(data, OPTIONS)) {
      assertTrue(
          store.recoveryReport().get(0).startsWith("damage: given up; the log is set aside"));
    }
  }
}
