package dev.parley.tui.screen.model;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.Names;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.KeyBindings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A user in front of a screen, and a log that answers what the screen wants to read. This peer is
 * n1, alice; n2 is bob, n3 carol.
 */
final class Session {
  static final long START = 1_763_630_000_000L;
  static final String OWN = "00000000000000aa";
  static final String BOBS = "00000000000000bb";

  /** The first run, in the one room. */
  static final UiEvent OPENED = new UiEvent.Opened(List.of(ChatPort.ROOM), Map.of(), Kept.NOTHING);

  final PlainHeights heights = new PlainHeights();
  final ChatUpdate update = new ChatUpdate(heights);
  final List<Entry> log = new ArrayList<>();
  final List<Wish> wishes = new ArrayList<>();
  List<RoomStatus> rooms = List.of(new RoomStatus(ChatPort.ROOM, "", 0, 0));
  long now = START;
  ChatModel model;
  private int crc = EntryFormat.genesis("00000000-0000-4000-8000-000000000001");
  private final TreeMap<String, Long> numbers = new TreeMap<>();

  Session(long deliversFrom) {
    this(deliversFrom, ReadWhen.FOCUSED);
  }

  Session(long deliversFrom, ReadWhen receipts) {
    Setup setup =
        new Setup(
            1,
            "alice",
            "home",
            "127.0.0.1:6001",
            List.of(),
            deliversFrom,
            new Look(ZoneOffset.UTC, false, Colours.SIXTEEN, 100, UnreadAs.COUNT),
            KeyBindings.NONE,
            List.of("help", "history", "me", "nick", "quit", "search", "status", "users"),
            receipts,
            "0.1.0");
    model = ChatModel.start(setup, new Size(80, 24), now);
  }

  /** A member of a group of three with a log of one entry, who sees all that comes. */
  static Session ready() {
    return ready(ReadWhen.FOCUSED);
  }

  static Session ready(ReadWhen receipts) {
    Session session = new Session(1, receipts);
    session.see(Session.OPENED);
    session.status(State.FOLLOWER, 3);
    session.deliver(session.append(members("alice", "bob", "carol")));
    session.wishes.clear();
    return session;
  }

  static EntryBody.Members members(String... names) {
    List<Member> members = new ArrayList<>();
    for (String name : names) {
      members.add(MemoryPeer.member(members.size() + 1, name));
    }
    return new EntryBody.Members("n" + names.length + " joins", members);
  }

  /** What the event makes wished. */
  List<Wish> see(UiEvent event) {
    ChatUpdate.Step step = update.reduce(model, event, now);
    model = step.model();
    wishes.addAll(step.wishes());
    return step.wishes();
  }

  List<Wish> press(Key key) {
    return see(new UiEvent.Pressed(key));
  }

  List<Wish> press(Key.Kind kind) {
    return press(Key.of(kind));
  }

  void type(String text) {
    text.codePoints().forEach(c -> press(Key.text(Character.toString(c))));
  }

  /** Returns the ref of the text. */
  long say(String text) {
    type(text);
    press(Key.Kind.ENTER);
    return model.delivery().nextRef() - 1;
  }

  List<Wish> tick(long millis) {
    now += millis;
    return see(new UiEvent.Tick());
  }

  Entry append(EntryBody body) {
    return append(7, body);
  }

  /** From that term on that peer leads. */
  Entry leader(long term, int nodeId) {
    String name = List.of("alice", "bob", "carol").get(nodeId - 1);
    return append(term, new EntryBody.Leader(MemoryPeer.member(nodeId, name).info()));
  }

  private Entry append(long term, EntryBody body) {
    Entry entry = EntryFormat.make(log.size() + 1L, term, body, crc);
    crc = entry.crc();
    log.add(entry);
    return entry;
  }

  static EntryBody.Chat chat(int senderId, String origin, long number, String text) {
    return new EntryBody.Chat(
        senderId, new MessageId(origin, number), ChatPort.ROOM, number, START, text);
  }

  EntryBody.Chat own(long number, String text) {
    return chat(1, OWN, number, text);
  }

  /** Makes these rooms, and the user goes into them; {@code general} stays on the screen. */
  void join(String... names) {
    List<RoomStatus> all = new ArrayList<>(rooms);
    for (String name : names) {
      Entry made = append(new EntryBody.Profile(2, "room", name, ""));
      all.add(new RoomStatus(name, "", 2, made.seqNo()));
      deliver(made);
    }
    rooms = all;
    status(State.FOLLOWER, 3);
    see(new UiEvent.Joined(all.stream().map(RoomStatus::name).toList()));
    wishes.clear();
  }

  /** Bob's next message is in the log, in that room. */
  Entry bobIn(String room, String text) {
    long number = numbers.merge(BOBS, 1L, Long::sum);
    MessageId id = new MessageId(BOBS, number);
    return append(new EntryBody.Chat(2, id, room, number, START, text));
  }

  /** The list of rooms: what is unread in each. */
  String unread() {
    return model.rooms().joined().stream()
        .map(
            room -> {
              Reading.Unread unread = model.unread(room);
              return room.name() + " " + unread.count() + "@" + unread.calls();
            })
        .collect(Collectors.joining(", "));
  }

  String shown() {
    return model.rooms().shownName();
  }

  /** Bob's next message is in the log. */
  Entry bob(String text) {
    return append(chat(2, BOBS, numbers.merge(BOBS, 1L, Long::sum), text));
  }

  List<Wish> deliver(Entry... entries) {
    return see(new UiEvent.Delivered(List.of(entries)));
  }

  /** That many messages of bob's, in the log and on the screen. */
  void deliverBobs(int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(bob("message " + (log.size() + 1)));
    }
    see(new UiEvent.Delivered(entries));
  }

  List<Wish> stored(long ref, long number) {
    return see(new UiEvent.Stored(ref, new Peer.Typed(new MessageId(OWN, number), null)));
  }

  List<Wish> told(EntryBody.Chat... chats) {
    return see(new UiEvent.Told(List.of(chats)));
  }

  List<Wish> waiting(EntryBody.Chat... own) {
    return see(
        new UiEvent.WaitingKnown(
            new Waiting(List.of(own), List.of(), new TreeMap<>(), 0, List.of())));
  }

  /** All these wait, and the log has them above the commit point. */
  List<Wish> numbered(EntryBody.Chat... own) {
    return numberedIn(model.group().standing().status().term(), own);
  }

  /** The same, as it was in that term. */
  List<Wish> numberedIn(long term, EntryBody.Chat... own) {
    TreeMap<MessageId, Long> numbered = new TreeMap<>();
    for (EntryBody.Chat chat : own) {
      numbered.put(chat.msgId(), log.size() + 1L + numbered.size());
    }
    return see(
        new UiEvent.WaitingKnown(new Waiting(List.of(own), List.of(), numbered, term, List.of())));
  }

  List<Wish> read(int readerId, long upTo) {
    return see(new UiEvent.HaveRead(List.of(new ReadMark(readerId, ChatPort.ROOM, upTo))));
  }

  List<Wish> notice(Notice notice) {
    return see(new UiEvent.Noticed(notice));
  }

  List<Wish> status(State state, int leaderId) {
    return status(statusOf(state, leaderId, log.size(), log.size()));
  }

  List<Wish> status(PeerStatus status) {
    return see(new UiEvent.StatusChanged(status, Dialling.NONE));
  }

  /** Bob has the log up to {@code newest}; whoever leads is online, and bob always is. */
  PeerStatus statusOf(State state, int leaderId, long last, long newest) {
    List<MemberStatus> members = new ArrayList<>();
    String[] names = {"alice", "bob", "carol"};
    for (int id = 1; id <= 3; id++) {
      members.add(
          new MemberStatus(
              id,
              names[id - 1],
              "127.0.0.1:" + (6000 + id),
              Mode.BOOTSTRAP,
              id == leaderId,
              true,
              id == leaderId || id == 2,
              Message.Presence.ONLINE,
              id == 2 ? newest : -1,
              null,
              id == 1 ? -1 : 100));
    }
    LogPosition end = new LogPosition(last, 7, 0);
    return new PeerStatus(
        state, 1, "home", "g", 7, leaderId, end, end, 0, 0, 0, true, 0, 0, members, rooms);
  }

  /** Answers what the screen wants to read, as often as it does. */
  void load() {
    while (model.history().loading() != null) {
      answer(model.history().loading());
    }
  }

  private void answer(Wish.Load wish) {
    long from =
        switch (wish.direction()) {
          case BEFORE -> wish.seqNo() - wish.count();
          case FROM -> wish.seqNo();
          case AROUND -> wish.seqNo() - wish.count() / 2;
        };
    long upTo = wish.direction() == Wish.Direction.BEFORE ? wish.seqNo() - 1 : from + wish.count();
    long first = Math.max(1, from);
    long last = Math.min(log.size(), upTo);
    List<Entry> entries =
        first > last ? List.of() : List.copyOf(log.subList((int) first - 1, (int) last));
    see(new UiEvent.Loaded(wish, first, last, entries, namesBefore(first)));
  }

  private Names namesBefore(long first) {
    Names names = Names.NONE;
    for (Entry entry : log.subList(0, (int) first - 1)) {
      names = names.after(entry.body());
    }
    return names;
  }

  <T extends Wish> List<T> wished(Class<T> kind) {
    return wishes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The bottom row of the pane, as {@code text/row}. */
  String bottom() {
    Viewport viewport = new Viewport(model, heights);
    Viewport.Row row = viewport.bottom();
    if (row.index() < 0) {
      return "nothing";
    }
    int lines = model.history().lines().size();
    String text =
        row.index() < lines
            ? text(model.history().lines().get(row.index()))
            : model.pending().get(row.index() - lines).text();
    return text + "/" + row.row();
  }

  static String text(Line line) {
    return line instanceof Line.Said said ? said.text() : ((Line.Happened) line).text();
  }

  List<String> lines() {
    return model.history().lines().stream().map(Session::text).toList();
  }

  List<String> marks() {
    return model.pending().stream().map(p -> p.mark() + " " + p.text()).toList();
  }
}
