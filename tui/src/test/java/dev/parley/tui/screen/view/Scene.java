package dev.parley.tui.screen.view;

import dev.parley.node.net.Dialling;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Message;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Names;
import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.KeyBindings;
import dev.parley.tui.screen.editor.Completion;
import dev.parley.tui.screen.editor.Editor;
import dev.parley.tui.screen.editor.InputHistory;
import dev.parley.tui.screen.model.Attention;
import dev.parley.tui.screen.model.Backlog;
import dev.parley.tui.screen.model.CatchUp;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Colours;
import dev.parley.tui.screen.model.Delivery;
import dev.parley.tui.screen.model.Group;
import dev.parley.tui.screen.model.Hint;
import dev.parley.tui.screen.model.History;
import dev.parley.tui.screen.model.Input;
import dev.parley.tui.screen.model.Line;
import dev.parley.tui.screen.model.Look;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Pending;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Reached;
import dev.parley.tui.screen.model.Readers;
import dev.parley.tui.screen.model.Reading;
import dev.parley.tui.screen.model.Receipts;
import dev.parley.tui.screen.model.Room;
import dev.parley.tui.screen.model.Rooms;
import dev.parley.tui.screen.model.Search;
import dev.parley.tui.screen.model.Setup;
import dev.parley.tui.screen.model.Sightings;
import dev.parley.tui.screen.model.Size;
import dev.parley.tui.screen.model.Standing;
import dev.parley.tui.screen.model.UnreadAs;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A model in the making: six friends, on Friday 20 November 2026, 09:22 in Berlin. */
final class Scene {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final long NOW = at(20, 9, 22);

  /** The number of the first line that is said. */
  static final long FIRST_SEQ = 1833;

  State state = State.FOLLOWER;
  int nodeId = 3;
  int leaderId = 5;
  long sinceMillis = 5000;
  int leaderlessMember;
  long leaderMissedAt = -1;
  long lastSeq = 1842;
  long committed = 1842;
  long finalSeq = 1842;
  CatchUp catchUp;
  boolean behind;
  Map<Long, List<String>> sightings = Map.of();
  Readers readers = Readers.NONE;
  long statusAt = NOW;
  Dialling dialling = Dialling.NONE;
  boolean hasStatus = true;
  boolean ascii;
  Colours colours = Colours.SIXTEEN;
  int textColumns = 100;
  UnreadAs unreadAs = UnreadAs.COUNT;
  String name = "alice";
  List<MemberStatus> members = new ArrayList<>();
  List<RoomStatus> topics = new ArrayList<>(List.of(new RoomStatus("general", "", 0, 0)));
  String shownRoom = "general";
  List<Room> others = new ArrayList<>();
  List<Line> lines = new ArrayList<>();
  List<Pending> pending = new ArrayList<>();
  Place place;
  Reading.Unread unread = Reading.Unread.NONE;
  Set<Long> opened = Set.of();
  Input input = Input.EMPTY;
  Overlay overlay = Overlay.NONE;
  Search search;
  Panes panes = Panes.AUTOMATIC;
  Hint hint = Hint.NONE;
  ChatModel.Parting parting = ChatModel.Parting.NONE;

  Scene() {
    members.add(member(1, "bob", 1842));
    members.add(member(2, "carol", 632));
    members.add(member(3, "alice", 1842));
    members.add(member(4, "dave", 1842));
    members.add(member(5, "erin", 1842));
    members.add(member(6, "frank", -1));
    down(6, 250_000);
  }

  /** In November 2026, as milliseconds since the epoch. */
  static long at(int day, int hour, int minute) {
    return LocalDateTime.of(2026, 11, day, hour, minute).atZone(ZONE).toInstant().toEpochMilli();
  }

  static MemberStatus member(int id, String name, long lastSeq) {
    String address = "10.0.0.1" + id + ":700" + id;
    return new MemberStatus(
        id,
        name,
        address,
        Mode.BOOTSTRAP,
        false,
        true,
        true,
        Message.Presence.ONLINE,
        lastSeq,
        null,
        100);
  }

  /** Those members are out of reach. */
  Scene down(int id, long heardMillis) {
    members.replaceAll(
        m ->
            m.nodeId() == id
                ? new MemberStatus(
                    id,
                    m.name(),
                    m.address(),
                    m.mode(),
                    false,
                    m.voter(),
                    false,
                    m.presence(),
                    -1,
                    null,
                    heardMillis)
                : m);
    return this;
  }

  /** That user is not there, and perhaps says why. */
  Scene absent(int id, Message.Presence presence, String away) {
    members.replaceAll(
        m ->
            m.nodeId() == id
                ? new MemberStatus(
                    id,
                    m.name(),
                    m.address(),
                    m.mode(),
                    false,
                    m.voter(),
                    true,
                    presence,
                    m.lastSeq(),
                    null,
                    m.heardMillis(),
                    away,
                    0,
                    "")
                : m);
    return this;
  }

  /** That member was heard last at that time. */
  Scene offlineSince(int id, long at) {
    return down(id, -1).since(id, at);
  }

  /** That member is offline, or idle, since then. */
  Scene since(int id, long at) {
    members.replaceAll(m -> m.nodeId() == id ? m.since(at) : m);
    return this;
  }

  /** This peer has no vote. */
  Scene learns() {
    members.replaceAll(
        m ->
            m.nodeId() == nodeId
                ? new MemberStatus(
                    nodeId,
                    m.name(),
                    m.address(),
                    m.mode(),
                    false,
                    false,
                    true,
                    m.presence(),
                    m.lastSeq(),
                    null,
                    m.heardMillis())
                : m);
    return this;
  }

  Scene said(long at, String sender, String text) {
    long seqNo = lines.isEmpty() ? FIRST_SEQ : lines.get(lines.size() - 1).seqNo() + 1;
    int id = members.stream().filter(m -> m.name().equals(sender)).mapToInt(m -> m.nodeId()).sum();
    lines.add(new Line.Said(seqNo, at, id, sender, new MessageId("00112233445566aa", seqNo), text));
    return this;
  }

  Scene happened(long at, Line.Kind kind, String text) {
    long seqNo = lines.isEmpty() ? FIRST_SEQ : lines.get(lines.size() - 1).seqNo() + 1;
    lines.add(new Line.Happened(seqNo, at, kind, text));
    return this;
  }

  /** That member has read so far. */
  Scene read(int readerId, long upTo) {
    readers = readers.with(readerId, ChatPort.ROOM, upTo);
    return this;
  }

  Scene waits(Mark mark, String text) {
    return waits(mark, nodeId, text, "");
  }

  Scene waits(Mark mark, int senderId, String text, String reason) {
    int number = pending.size() + 1;
    MessageId id = mark == Mark.REFUSED ? null : new MessageId("00112233445566bb", number);
    pending.add(
        new Pending(
            number, "general", id, 900 + number, senderId, NOW, text, mark, NOW - 5000, reason));
    return this;
  }

  Scene typed(String text) {
    Editor editor = Editor.EMPTY.replaced(text).editor();
    input = new Input(editor, InputHistory.EMPTY, null, null, "", List.of());
    return this;
  }

  /** Tab offers that, and the chosen one is in the box. */
  Scene offered(int chosen, List<String> candidates) {
    Completion completion = new Completion(input.editor(), 0, candidates, chosen);
    Editor editor = completion.edit().editor();
    input = new Input(editor, InputHistory.EMPTY, completion, null, "", List.of());
    return this;
  }

  ChatModel model(int columns, int rows) {
    Setup setup =
        new Setup(
            nodeId,
            name,
            "home",
            "10.0.0.13:7003",
            List.of("10.0.0.11:7000", "10.0.0.12:7000"),
            1,
            new Look(ZONE, ascii, colours, textColumns, unreadAs),
            KeyBindings.NONE,
            List.of("help", "quit"),
            ReadWhen.FOCUSED,
            "parley 0.3.0");
    return new ChatModel(
        setup,
        new Size(columns, rows),
        NOW,
        group(),
        rooms(),
        new Delivery(Map.of(), 99, 0, Map.of()).withPending(pendingHere()),
        new Attention(Attention.Focus.IN, NOW, finalSeq),
        overlay,
        search,
        panes,
        hint,
        parting);
  }

  private Rooms rooms() {
    Reading reading = new Reading(place, null, unread, opened);
    Room shown = new Room(shownRoom, history(), reading, input, false, 0);
    List<Room> all = new ArrayList<>();
    if (!shownRoom.equals("general")) {
      all.add(new Room("general", history(), reading, Input.EMPTY, false, 0));
    }
    others.forEach(other -> all.add(other.name().equals(shownRoom) ? shown : other));
    if (shownRoom.equals("general")) {
      all.add(0, shown);
    }
    return new Rooms(all, shownRoom, 0);
  }

  private List<Pending> pendingHere() {
    return pending.stream()
        .map(
            p ->
                new Pending(
                    p.ref(),
                    shownRoom,
                    p.msgId(),
                    p.lamport(),
                    p.senderId(),
                    p.at(),
                    p.text(),
                    p.mark(),
                    p.since(),
                    p.reason()))
        .toList();
  }

  /** The user is in that room, too, which is not on the screen. */
  Scene room(String room, int unreadMessages, int calls, boolean muted) {
    Reading.Unread news =
        unreadMessages == 0
            ? Reading.Unread.NONE
            : new Reading.Unread(1, unreadMessages, calls, 0, false, false);
    History nothing = new History(List.of(), finalSeq + 1, finalSeq, null, null);
    Reading reading = new Reading(null, null, news, Set.of());
    others.add(new Room(room, nothing, reading, Input.EMPTY, muted, 0));
    return this;
  }

  private History history() {
    long first = lines.isEmpty() ? 1 : lines.get(0).seqNo();
    long last = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).seqNo();
    return new History(lines, first, last, null, null);
  }

  private Group group() {
    PeerStatus status = hasStatus ? status() : null;
    Map<Integer, String> names = new TreeMap<>();
    members.forEach(m -> names.put(m.nodeId(), m.name()));
    return new Group(
        new Standing(status, statusAt, dialling, state, leaderMissedAt, 0),
        new Names(Membership.EMPTY, names),
        new Reached(finalSeq, catchUp, new Backlog(behind ? Long.MAX_VALUE : 0, false)),
        null,
        null,
        new Sightings(Map.of(), new TreeMap<>(sightings)),
        new Receipts(readers, Map.of(), 0));
  }

  private PeerStatus status() {
    return new PeerStatus(
        state,
        nodeId,
        "home",
        "00112233445566cc",
        7,
        leaderId,
        new LogPosition(lastSeq, 7, 1),
        new LogPosition(committed, 7, 2),
        pending.size(),
        0,
        0,
        true,
        sinceMillis,
        leaderlessMember,
        members.stream().map(this::led).toList(),
        topics);
  }

  private MemberStatus led(MemberStatus m) {
    return new MemberStatus(
        m.nodeId(),
        m.name(),
        m.address(),
        m.mode(),
        m.nodeId() == leaderId,
        m.voter(),
        m.online(),
        m.presence(),
        m.lastSeq(),
        m.nodeId() == leaderId ? new LogPosition(committed, 7, 2) : null,
        m.heardMillis(),
        m.away(),
        m.since(),
        m.offlineWhy());
  }
}
