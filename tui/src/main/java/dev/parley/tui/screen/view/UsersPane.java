package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.message.Message;
import dev.parley.tui.screen.canvas.Colour;
import dev.parley.tui.screen.canvas.Style;
import dev.parley.tui.screen.layout.NickColour;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Standing;
import dev.parley.tui.text.Cells;
import dev.parley.tui.text.ScreenText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is a member and who is here; below it, if there is room, how each copy of the log stands. */
final class UsersPane {
  /** Where the counts of the head and the tags end. */
  private static final int HEAD_END = 18;

  private static final int TAG_AT = 16;
  private static final int TRAILS_END = 15;
  private static final int ROWS_ABOVE = 2;

  private final ChatModel model;
  private final Standing group;
  private final Glyphs glyphs;
  private final Area area;

  private UsersPane(ChatModel model, Area area) {
    this.model = model;
    this.group = model.group().standing();
    this.glyphs = Glyphs.of(model.setup().ascii());
    this.area = area;
  }

  static void draw(ChatModel model, Area area) {
    new UsersPane(model, area).draw();
  }

  private void draw() {
    area.put(0, 0, " USERS", Style.DIM);
    PeerStatus status = group.status();
    if (status == null) {
      return;
    }
    area.putBefore(HEAD_END, 0, group.membersUp() + "/" + group.members(), Style.DIM);
    List<MemberStatus> members = status.members();
    int nodesAt = users(members) + 2;
    if (nodesAt + 1 + members.size() <= area.rows()) {
      nodes(nodesAt, members);
    }
  }

  /** Returns the row below them. */
  private int users(List<MemberStatus> members) {
    int room = Math.max(0, area.rows() - ROWS_ABOVE);
    int shown = members.size() <= room ? members.size() : Math.max(0, room - 1);
    long notes = members.stream().filter(this::hasNote).count();
    boolean withNotes = members.size() + notes <= room;
    int row = ROWS_ABOVE;
    for (MemberStatus member : members.subList(0, shown)) {
      user(row++, member);
      if (withNotes && hasNote(member)) {
        String note = ScreenText.line(member.away());
        area.put(4, row++, Fit.cut(note, area.columns() - 5, glyphs.cut()), Style.DIM);
      }
    }
    if (shown < members.size()) {
      area.put(2, row++, members.size() - shown + " more", Style.DIM);
    }
    return row;
  }

  /** Whether somebody who is here says why not. */
  private boolean hasNote(MemberStatus member) {
    return group.isHere(member)
        && !isThere(member)
        && member.presence() == Message.Presence.AWAY
        && !member.away().isEmpty();
  }

  private void user(int row, MemberStatus member) {
    String tag = tag(member);
    int tagAt = Math.min(TAG_AT, area.columns() - Cells.width(tag));
    String id = "n" + member.nodeId();
    int idAt = (tag.isEmpty() ? TAG_AT : tagAt) - 1 - Math.max(2, Cells.width(id));
    Style style = style(member);
    area.put(0, row, sign(member), signStyle(member));
    String name = ScreenText.line(model.group().nameOf(member.nodeId()));
    // A name says more than its number, where there is no room for both beside the word.
    boolean withId = tagAt >= TAG_AT - 1 || 2 + Cells.width(name) < idAt;
    area.put(2, row, Fit.cut(name, (withId ? idAt : tagAt) - 3, glyphs.cut()), style);
    Style idStyle = isThere(member) ? Style.PLAIN : Style.DIM;
    area.put(idAt, row, withId ? id : "", idStyle);
    area.put(tagAt, row, tag, isSelf(member) ? Style.BOLD : idStyle);
  }

  private String tag(MemberStatus member) {
    if (!group.isHere(member)) {
      long offline = Model.offlineMillis(model, member);
      return offline < 0 ? "" : Durations.tiny(offline);
    }
    String leads = member.leader() ? "L" : "";
    return Stream.of(isSelf(member) ? "you" : "", leads, presence(member))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** How another user is whose peer is here; empty: there. */
  private String presence(MemberStatus member) {
    if (isThere(member)) {
      return "";
    }
    if (member.presence() == Message.Presence.AWAY) {
      return "away";
    }
    long since = member.since() == 0 ? model.now() : member.since();
    return member.leader() ? "idle" : "idle " + Durations.tiny(Model.sinceMillis(model, since));
  }

  /** Whether the user is there, too, as far as one knows; of oneself one knows. */
  private boolean isThere(MemberStatus member) {
    return isSelf(member) || (group.isHere(member) && member.presence() == Message.Presence.ONLINE);
  }

  private String sign(MemberStatus member) {
    if (!group.isHere(member)) {
      return glyphs.down();
    }
    return isBehind(member) ? glyphs.syncing() : glyphs.up();
  }

  private Style signStyle(MemberStatus member) {
    if (!isThere(member)) {
      return Style.DIM;
    }
    return Style.of(isBehind(member) ? Colour.MAGENTA : Colour.GREEN);
  }

  private Style style(MemberStatus member) {
    int selfId = group.status().nodeId();
    return isThere(member)
        ? NickColour.of(member.nodeId(), selfId, model.setup().look().colours())
        : Style.DIM;
  }

  private boolean isSelf(MemberStatus member) {
    return member.nodeId() == group.status().nodeId();
  }

  private boolean isBehind(MemberStatus member) {
    return Model.isBehind(model, member);
  }

  private void nodes(int top, List<MemberStatus> members) {
    area.put(0, top, " NODES", Style.DIM);
    int row = top;
    for (MemberStatus member : members) {
      if (member.leader()) {
        node(++row, member);
      }
    }
    for (MemberStatus member : members) {
      if (!member.leader()) {
        node(++row, member);
      }
    }
  }

  private void node(int row, MemberStatus member) {
    Style style = group.isHere(member) ? Style.PLAIN : Style.DIM;
    if (member.leader()) {
      area.put(0, row, glyphs.leader(), style);
    }
    String id = Fit.left("n" + member.nodeId(), 2);
    String trails = trails(member);
    String text = id + " " + word(member);
    boolean fits = 2 + Cells.width(text) + 1 + Cells.width(trails) <= area.columns();
    int after = area.put(2, row, fits ? text : id, style);
    int at = Math.max(after + 1, TRAILS_END - Cells.width(trails));
    area.put(at, row, Fit.cut(trails, area.columns() - at, glyphs.cut()), style);
  }

  private String word(MemberStatus member) {
    if (member.leader()) {
      return "leader";
    }
    if (isSelf(member)) {
      return "this";
    }
    if (!group.isHere(member)) {
      return "down";
    }
    return isBehind(member) ? "sync" : "ok";
  }

  private String trails(MemberStatus member) {
    if (!group.isHere(member)) {
      return "-";
    }
    long trails = Model.trails(model, member);
    return trails < 0 ? "?" : String.valueOf(trails);
  }
}
