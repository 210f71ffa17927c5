package dev.parley.protocol.message;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.EntryBlock;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Random messages and entries that are within all bounds, and often at them. */
public final class Gibberish {
  private static final long MAX = (1L << 53) - 1;

  private final Random random;

  public Gibberish(long seed) {
    random = new Random(seed);
  }

  public Message message() {
    return switch (random.nextInt(16)) {
      case 0 ->
          new Message.Hello(
              nodeId(), peer(), random.nextBoolean() ? null : uuid(), name(), number(0));
      case 1 -> new Message.Join(peer());
      case 2 -> new Message.JoinAck(uuid(), nodeId() - 1, members());
      case 3 -> refusal();
      case 4 -> heartbeat();
      case 5 ->
          new Message.Election(random.nextBoolean(), number(0), number(0), random.nextBoolean());
      case 6 ->
          new Message.ElectionOk(
              any(Message.ElectionAnswer.values()),
              number(0),
              number(0),
              uuid(),
              position(),
              number(0));
      case 7 ->
          new Message.Coordinator(
              number(0), peer(), number(1), number(0), random.nextInt(), number(0));
      case 8 -> new Message.Handover(number(0));
      case 9 -> new Message.Chat(chat());
      case 10 -> Message.Request.name(nodeId(), name());
      case 11 -> new Message.Ack(number(0), number(0), random.nextInt());
      case 12 -> new Message.Commit(number(0), number(0));
      case 13 -> new Message.CatchupReq(number(0), number(1), number(0));
      case 14 ->
          new Message.CatchupResp(
              number(0),
              any(Message.Source.values()),
              number(1),
              random.nextInt(),
              number(0),
              random.nextBoolean(),
              EntryBlock.announced(random.nextInt(16_385)));
      default -> new Message.Bye(text(1024));
    };
  }

  private Message.Heartbeat heartbeat() {
    TreeSet<Integer> hears = new TreeSet<>();
    for (int i = random.nextInt(5) * 50; i > 0; i--) {
      hears.add(nodeId());
    }
    return new Message.Heartbeat(
        random.nextBoolean(),
        number(0),
        nodeId() - 1,
        random.nextBoolean(),
        List.copyOf(hears),
        random.nextBoolean(),
        number(0),
        position(),
        any(Message.Presence.values()));
  }

  public EntryBody body() {
    return switch (random.nextInt(5)) {
      case 0 -> new EntryBody.Leader(peer());
      case 1 -> new EntryBody.Members(text(1024), members());
      case 2 -> new EntryBody.Profile(nodeId(), "topic", name(), text(1024));
      default -> chat();
    };
  }

  private EntryBody.Chat chat() {
    while (true) {
      EntryBody.Chat chat =
          new EntryBody.Chat(
              nodeId(),
              new MessageId(Crc.hex(random.nextInt()) + Crc.hex(random.nextInt()), msgNumber()),
              name(),
              number(1),
              number(0),
              text(random.nextInt(4) == 0 ? 16_384 : 64));
      if (EntryFormat.fits(chat)) {
        return chat;
      }
    }
  }

  private long msgNumber() {
    return number(1);
  }

  private LogPosition position() {
    return new LogPosition(number(0), number(0), random.nextInt());
  }

  public long number(long min) {
    return switch (random.nextInt(4)) {
      case 0 -> min;
      case 1 -> MAX;
      case 2 -> min + random.nextInt(1000);
      default -> min + (random.nextLong() >>> 12);
    };
  }

  private int nodeId() {
    return random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(200);
  }

  private String uuid() {
    String hex = "";
    for (int i = 0; i < 4; i++) {
      hex += Crc.hex(random.nextInt());
    }
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  private <E> E any(E[] values) {
    return values[random.nextInt(values.length)];
  }

  private Message refusal() {
    Message.RefusalCode code = any(Message.RefusalCode.values());
    int takers = code == Message.RefusalCode.ASK_ANOTHER ? random.nextInt(Limits.TAKERS + 1) : 0;
    return new Message.JoinRefused(
        code, text(1024), Stream.generate(this::peer).limit(takers).toList());
  }

  private PeerInfo peer() {
    return new PeerInfo(nodeId(), name(), address(), any(Mode.values()), uuid());
  }

  private List<Member> members() {
    TreeSet<Integer> ids = new TreeSet<>();
    int count = random.nextInt(4) == 0 ? 200 : random.nextInt(8);
    while (ids.size() < count) {
      ids.add(1 + random.nextInt(Integer.MAX_VALUE - 1));
    }
    List<Member> members = new ArrayList<>();
    for (int id : ids) {
      PeerInfo info = new PeerInfo(id, name(), address(), any(Mode.values()), uuid());
      members.add(new Member(info, random.nextBoolean()));
    }
    return members;
  }

  String address() {
    return "h" + random.nextInt(1000) + ":" + (1 + random.nextInt(65_535));
  }

  public String name() {
    while (true) {
      String name = text(64);
      if (Limits.isName(name)) {
        return name;
      }
    }
  }

  /**
   * Well-formed, of up to that many characters, from all planes and with all control characters.
   */
  public String text(int maxChars) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4) == 0 ? maxChars : random.nextInt(Math.min(maxChars, 20) + 1);
    int[] ranges = {0x20, 0x80, 0x800, 0x10000, 0x110000};
    int range = random.nextInt(3) == 0 ? ranges[random.nextInt(5)] : 0x7f;
    while (text.length() < length) {
      int codePoint = random.nextInt(range);
      boolean surrogate = codePoint >= 0xd800 && codePoint < 0xe000;
      if (!surrogate && text.length() + Character.charCount(codePoint) <= length) {
        text.appendCodePoint(codePoint);
      } else if (codePoint >= 0x10000) {
        text.append('x');
      }
    }
    return text.toString();
  }
}
