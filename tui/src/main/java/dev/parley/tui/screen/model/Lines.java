package dev.parley.tui.screen.model;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
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

  /** Too short to be said in tenths of a second. */
  private static final long AT_ONCE_MILLIS = 50;

  /** How the log says it, and how people do; what is not here is said as the log says it. */
  private static final Map<String, String> WORDS =
      Map.of(
          "joins", "joined",
          "leaves the group", "left for good",
          "has a new disk", "came back with a new disk",
          "gets a vote", "got a vote",
          "gives up its vote", "gave up its vote");

  /**
   * Entries that have just become final.
   *
   * @param election the last one, which may be the one that an entry tells of; may be null
   * @param now the time of the entries that do not tell theirs, in milliseconds since the epoch
   */
  static Lines news(List<Entry> entries, Names before, Group.Election election, long now) {
    List<Line> lines = new ArrayList<>(entries.size());
    Names names = before;
    for (Entry entry : entries) {
      Names after = names.after(entry.body());
      lines.add(line(entry, names, after, election, now));
      names = after;
    }
    return new Lines(lines, names);
  }

  /**
   * Entries of earlier. Those that do not tell their time have that of the message before them.
   *
   * @param fallback the time where there is no message, in milliseconds since the epoch
   */
  static Lines old(List<Entry> entries, Names before, long fallback) {
    List<Line> lines = new ArrayList<>(entries.size());
    Names names = before;
    long at = firstTime(entries, fallback);
    for (Entry entry : entries) {
      Names after = names.after(entry.body());
      Line line = line(entry, names, after, null, at);
      lines.add(line);
      at = line.at();
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

  private static Line line(
      Entry entry, Names before, Names after, Group.Election election, long at) {
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
      String text = leader(leads.leader().nodeId(), entry.term(), after, election);
      return new Happened(entry.seqNo(), at, Kind.LEADER, text);
    }
    if (body instanceof EntryBody.Members members) {
      return new Happened(entry.seqNo(), at, Kind.MEMBERS, change(members.change(), after));
    }
    EntryBody.Profile profile = (EntryBody.Profile) body;
    return new Happened(entry.seqNo(), at, Kind.PROFILE, profile(profile, before, after));
  }

  /** {@code leader is n5 (erin), term 7, after 0.8 s}. */
  private static String leader(int nodeId, long term, Names names, Group.Election election) {
    String text = "leader is n" + nodeId + " (" + names.nameOf(nodeId) + "), term " + term;
    if (election == null || election.term() != term || election.afterMillis() < AT_ONCE_MILLIS) {
      return text;
    }
    return text + String.format(Locale.ROOT, ", after %.1f s", election.afterMillis() / 1000.0);
  }

  private static String change(String change, Names names) {
    Matcher matcher = CHANGE.matcher(change);
    if (!matcher.matches()) {
      return change;
    }
    String what = matcher.group(2);
    return names.nameOf(Integer.parseInt(matcher.group(1)))
        + " "
        + WORDS.getOrDefault(what, what.replaceFirst("^founds ", "founded "));
  }

  private static String profile(EntryBody.Profile profile, Names before, Names after) {
    String was = before.nameOf(profile.nodeId());
    if (!profile.key().equals("name")) {
      return was + ": " + profile.key() + " " + profile.value();
    }
    if (after == before && !was.equals(profile.value())) {
      return was + " did not get the name " + profile.value() + ": it is taken";
    }
    return was + " is " + profile.value() + " from now on";
  }
}
