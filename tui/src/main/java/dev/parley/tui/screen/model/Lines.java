package dev.parley.tui.screen.model;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.chat.Names;
import dev.parley.tui.screen.model.Line.Happened;
import dev.parley.tui.screen.model.Line.Kind;
import dev.parley.tui.screen.model.Line.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entries as people read them, with the names that everybody had then.
 *
 * @param lines one for each entry
 * @param names after the last entry
 */
record Lines(List<Line> lines, Names names) {
  private static final Pattern CHANGE = Pattern.compile("n(\\d{1,9}) (.*)", Pattern.DOTALL);
  private static final Pattern REMOVAL = Pattern.compile("removes n(\\d{1,9})");

  /** Too short to be said in tenths of a second. */
  private static final long AT_ONCE_MILLIS = 50;

  /** How the log says it, and how people do; what is not here is said as the log says it. */
  private static final Map<String, String> WORDS =
      Map.of(
          "joins", "joined",
          "leaves for good", "left for good",
          "leaves the group", "left for good",
          "has a new disk", "came back with a new disk",
          "gets a vote", "got a vote",
          "gives up its vote", "gave up its vote");

  /**
   * What was known before an entry.
   *
   * @param led null: not known
   * @param election the last one, which may be the one that the entry tells of; null: long ago
   */
  private record Before(Names names, Group.Led led, Group.Election election) {}

  /** The room in which it is shown: what is of no room is shown in the one that everybody is in. */
  static String roomOf(Entry entry) {
    if (entry.body() instanceof EntryBody.Chat chat) {
      return chat.roomId();
    }
    boolean ofRoom = entry.body() instanceof EntryBody.Profile profile && profile.roomId() != null;
    return ofRoom ? ((EntryBody.Profile) entry.body()).roomId() : ChatPort.ROOM;
  }

  /**
   * Entries that have just become final.
   *
   * @param group before them; its election may be the one that an entry tells of
   * @param now the time of the entries that do not tell theirs, in milliseconds since the epoch
   */
  static Lines news(List<Entry> entries, Group group, long now) {
    List<Line> lines = new ArrayList<>(entries.size());
    Names names = group.names();
    Group.Led led = group.led();
    for (Entry entry : entries) {
      Names after = names.after(entry.body());
      lines.add(line(entry, new Before(names, led, group.election()), after, now));
      led = led(entry, led);
      names = after;
    }
    return new Lines(lines, names);
  }

  /**
   * Entries of earlier. Those that do not tell their time have that of the message before them.
   *
   * @param ledBefore who led before them; null: not known
   * @param fallback the time where there is no message, in milliseconds since the epoch
   */
  static Lines old(List<Entry> entries, Names before, Group.Led ledBefore, long fallback) {
    List<Line> lines = new ArrayList<>(entries.size());
    Names names = before;
    Group.Led led = ledBefore;
    long at = firstTime(entries, fallback);
    for (Entry entry : entries) {
      Names after = names.after(entry.body());
      Line line = line(entry, new Before(names, led, null), after, at);
      lines.add(line);
      at = line.at();
      led = led(entry, led);
      names = after;
    }
    return new Lines(lines, names);
  }

  private static long firstTime(List<Entry> entries, long fallback) {
    for (Entry entry : entries) {
      if (entry.body() instanceof EntryBody.Chat chat) {
        return chat.sentAt();
      }
    }
    return fallback;
  }

  /** Who leads after these entries. */
  static Group.Led led(List<Entry> entries, Group.Led before) {
    Group.Led led = before;
    for (Entry entry : entries) {
      led = led(entry, led);
    }
    return led;
  }

  private static Group.Led led(Entry entry, Group.Led before) {
    return entry.body() instanceof EntryBody.Leader leads
        ? new Group.Led(entry.term(), leads.leader().nodeId())
        : before;
  }

  private static Line line(Entry entry, Before before, Names after, long at) {
    EntryBody body = entry.body();
    if (body instanceof EntryBody.Chat chat) {
      return new Said(
          entry.seqNo(),
          chat.sentAt(),
          chat.senderId(),
          after.nameOf(chat.senderId()),
          chat.msgId(),
          chat.payload());
    }
    if (body instanceof EntryBody.Leader leads) {
      String text = leader(new Group.Led(entry.term(), leads.leader().nodeId()), before, after);
      return new Happened(entry.seqNo(), at, Kind.LEADER, text);
    }
    if (body instanceof EntryBody.Members members) {
      return new Happened(
          entry.seqNo(), at, Kind.MEMBERS, change(members.change(), before.names(), after));
    }
    EntryBody.Profile profile = (EntryBody.Profile) body;
    return new Happened(entry.seqNo(), at, Kind.PROFILE, profile(profile, before.names(), after));
  }

  /** {@code leader is n5 (erin) again, term 7, after 0.8 s}. */
  private static String leader(Group.Led leads, Before before, Names names) {
    int nodeId = leads.leaderId();
    Group.Led led = before.led();
    boolean again = led != null && led.leaderId() == nodeId && led.term() < leads.term();
    String text = "leader is n" + nodeId + " (" + names.nameOf(nodeId) + ")";
    text += (again ? " again" : "") + ", term " + leads.term();
    Group.Election last = before.election();
    if (last == null || last.term() != leads.term() || last.afterMillis() < AT_ONCE_MILLIS) {
      return text;
    }
    return text + String.format(Locale.ROOT, ", after %.1f s", last.afterMillis() / 1000.0);
  }

  private static String change(String change, Names before, Names after) {
    Matcher matcher = CHANGE.matcher(change);
    if (!matcher.matches()) {
      return change;
    }
    int nodeId = Integer.parseInt(matcher.group(1));
    String what = matcher.group(2);
    Matcher removal = REMOVAL.matcher(what);
    if (removal.matches()) {
      String gone = before.nameOf(Integer.parseInt(removal.group(1)));
      return before.nameOf(nodeId) + " removed " + gone;
    }
    return (after.isMember(nodeId) ? after : before).nameOf(nodeId)
        + " "
        + WORDS.getOrDefault(what, what.replaceFirst("^founds ", "founded "));
  }

  private static String profile(EntryBody.Profile profile, Names before, Names after) {
    String was = before.nameOf(profile.nodeId());
    if (profile.roomId() != null) {
      return room(profile, was);
    }
    if (!profile.key().equals("name")) {
      return was + ": " + profile.key() + " " + profile.value();
    }
    if (after == before && !was.equals(profile.value())) {
      return was + " did not get the name " + profile.value() + ": it is taken";
    }
    return was + " is " + profile.value() + " from now on";
  }

  private static String room(EntryBody.Profile profile, String who) {
    String value = profile.value();
    return switch (profile.key()) {
      case EntryBody.Profile.ROOM ->
          who + " made #" + profile.roomId() + (value.isEmpty() ? "" : ", its topic: " + value);
      case EntryBody.Profile.TOPIC ->
          who + (value.isEmpty() ? " took the topic away" : " set the topic: " + value);
      default -> who + ": " + profile.key() + " " + value;
    };
  }
}
