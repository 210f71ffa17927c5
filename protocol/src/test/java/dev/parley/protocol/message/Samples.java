package dev.parley.protocol.message;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message.ElectionAnswer;
import dev.parley.protocol.message.Message.Presence;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Message.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One message of each kind and each variety, with fields as a real group has them. */
public final class Samples {
  public static final String GROUP_ID = "6f2d3a52-5a0e-4a1c-9d2f-0c8a3f3f9a10";
  public static final PeerInfo ALICE =
      peer(1, "alice", Mode.BOOTSTRAP, "11111111-aaaa-4aaa-8aaa-000000000001");
  public static final PeerInfo BOB =
      peer(2, "Bob Ørsted", Mode.STANDARD, "22222222-bbbb-4bbb-8bbb-000000000002");
  public static final PeerInfo EMI =
      peer(3, "絵美", Mode.BOOTSTRAP, "33333333-cccc-4ccc-8ccc-000000000003");
  public static final EntryBody.Chat HELLO =
      new EntryBody.Chat(
          1,
          new MessageId("9f3a12bc44aa01ce", 7),
          "general",
          131,
          1_763_600_000_000L,
          "Hello, world!");
  public static final EntryBody.Chat NASTY =
      new EntryBody.Chat(
          2,
          new MessageId("00000000000000ff", 1),
          "general",
          1,
          0,
          "two\nlines, a \"quote\", a \\ and a tab\t, nul \u0000, 絵文字 \ud83d\ude00, end");

  private Samples() {}

  private static PeerInfo peer(int id, String name, Mode mode, String storageId) {
    return new PeerInfo(id, name, "127.0.0.1:" + (6000 + id), mode, storageId);
  }

  private static List<Member> members() {
    return List.of(new Member(ALICE, true), new Member(BOB, true), new Member(EMI, false));
  }

  /** The first entries of a log, chained, one of each type at least. */
  public static List<Entry> entries() {
    List<Member> founder = List.of(new Member(ALICE, true));
    List<EntryBody> bodies =
        List.of(
            new EntryBody.Members("n1 founds the group", founder),
            new EntryBody.Leader(ALICE),
            new EntryBody.Members("n3 joins", members()),
            HELLO,
            NASTY,
            new EntryBody.Profile(3, "name", null, "Emi"),
            new EntryBody.Profile(3, "room", "日本", ""),
            new EntryBody.Profile(1, "topic", "日本", "a \"topic\""));
    Entry[] entries = new Entry[bodies.size()];
    int crc = EntryFormat.genesis(GROUP_ID);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = EntryFormat.make(i + 1, i == 0 ? 0 : 1, bodies.get(i), crc);
      crc = entries[i].crc();
    }
    return List.of(entries);
  }

  /** All kinds but {@code Sequenced}, whose lines are those of {@link #entries}. */
  public static List<Message> messages() {
    LogPosition at = new LogPosition(42, 2, 0x9ae0c1f3);
    return List.of(
        new Message.Hello(1, ALICE, GROUP_ID, "home", 1_763_600_000_000L, true),
        new Message.Hello(1, EMI, null, "home", 0),
        new Message.Join(EMI),
        new Message.JoinAck(GROUP_ID, 2, members()),
        new Message.JoinAck(GROUP_ID, 0, List.of()),
        new Message.JoinRefused(RefusalCode.ID_IN_USE, "id 3 is in use by alice at 127.0.0.1:6003"),
        new Message.JoinRefused(RefusalCode.FULL, ""),
        new Message.JoinRefused(
            RefusalCode.ASK_ANOTHER, "bob takes no newcomers; ask another", List.of(ALICE, EMI)),
        new Message.Heartbeat(true, 2, 3, true, List.of(1, 2), true, 43, at, Presence.ONLINE),
        new Message.Heartbeat(false, 0, 0, false, List.of(), false, 0, zero(), Presence.AWAY),
        new Message.Heartbeat(
            false, 2, 3, true, List.of(), true, 43, at, Presence.AWAY, "lunch, 絵文字"),
        new Message.Election(true, 2, 5, false),
        new Message.Election(false, 3, 6, true),
        new Message.ElectionOk(ElectionAnswer.GO_AHEAD, 2, 5, ALICE.storageId(), at, 41),
        new Message.ElectionOk(ElectionAnswer.GRANTED, 3, 6, ALICE.storageId(), at, 42),
        new Message.Coordinator(3, EMI, 43, 2, 0x0012abcd, 42),
        new Message.Handover(3),
        new Message.Chat(HELLO),
        new Message.Chat(NASTY),
        Message.Request.name(3, "Emi"),
        Message.Request.remove(2),
        Message.Request.room(3, "日本", ""),
        Message.Request.topic(3, "general", "all \"of\" us"),
        new Message.Ack(7, 42, 0x9ae0c1f3),
        new Message.Commit(7, 42),
        new Message.CatchupReq(7, 1, Long.MAX_VALUE),
        new Message.CatchupResp(
            7, Source.MEMBER, 1, 0x9ae0c1f3, 42, true, EntryBlock.announced(16_384)),
        new Message.CatchupResp(7, Source.GRANTOR, 1, 0, 0, false, EntryBlock.announced(0)),
        new Message.Read(3, new TreeMap<>(Map.of("general", 42L, "döv", 7L))),
        new Message.Read(1, new TreeMap<>()),
        new Message.Bye("quit"),
        new Message.Join(EMI, true));
  }

  private static LogPosition zero() {
    return new LogPosition(0, 0, EntryFormat.genesis(GROUP_ID));
  }
}
