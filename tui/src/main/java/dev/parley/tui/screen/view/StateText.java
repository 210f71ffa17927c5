package dev.parley.tui.screen.view;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.model.CatchUp;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Standing;
import dev.parley.tui.text.ScreenText;
import java.util.List;
import java.util.stream.Collectors;

/** What the status line says of each state, as short as wanted. An empty part is left out. */
final class StateText {
  private static final int BAR = 20;

  private final ChatModel model;
  private final Standing group;
  private final Shortness shortness;
  private final Glyphs glyphs;

  StateText(ChatModel model, Shortness shortness) {
    this.model = model;
    this.group = model.group().standing();
    this.shortness = shortness;
    this.glyphs = Glyphs.of(model.setup().ascii());
  }

  /** The name of the state, and which peer this is. */
  static String word(ChatModel model, State state, Shortness shortness) {
    boolean whole = shortness.keeps(Shortness.WORDS);
    String word =
        switch (state) {
          case FOLLOWER -> whole ? "FOLLOWER" : "F";
          case LEADER -> whole ? "LEADER" : "L";
          case CATCH_UP -> "CATCH-UP";
          case NO_MAJORITY -> "NO MAJORITY";
          case DISK_FULL -> "DISK FULL";
          case JOINING, ELECTION, ALONE, LEAVING -> state.name();
        };
    return shortness.keeps(Shortness.REST) ? word + " n" + model.setup().nodeId() : word;
  }

  List<String> parts(State state) {
    return switch (state) {
      case JOINING -> List.of(asking(), tries(), asked(), unordered());
      case CATCH_UP -> List.of(leader(), term(), caughtUp(), left(), unordered());
      case FOLLOWER -> List.of(leader(), term(), seq(), lag(), up());
      case LEADER -> List.of(term(), seq(), slowest(), up());
      case ELECTION -> List.of(term(), leaderless(), voteless(), unordered());
      case NO_MAJORITY -> List.of(arithmetic(), lasted(), voteless(), talking(), unordered());
      case ALONE -> List.of(unreachable(), retry(), unordered());
      case DISK_FULL -> List.of(notStored(), advice(), unordered());
      case LEAVING -> List.of(sending(), leaveNow());
    };
  }

  private boolean keeps(Shortness what) {
    return shortness.keeps(what);
  }

  private String asking() {
    PeerStatus status = group.status();
    int leaderless = status == null ? 0 : status.leaderlessMember();
    if (leaderless != 0) {
      return "n"
          + leaderless
          + (keeps(Shortness.UP)
              ? " is there, but has no majority to let us in"
              : " has no majority");
    }
    List<String> seeds = model.setup().seeds();
    if (seeds.isEmpty() || !keeps(Shortness.SEQ)) {
      return keeps(Shortness.LAST) ? "looking for the group" : "";
    }
    if (keeps(Shortness.UP)) {
      return "asking " + seeds.stream().map(ScreenText::line).collect(Collectors.joining(", "));
    }
    String more = seeds.size() > 1 ? " and " + (seeds.size() - 1) + " more" : "";
    return "asking " + ScreenText.line(seeds.get(0)) + more;
  }

  /** Empty while a link is open: somebody was found, and is waited for. */
  private String tries() {
    int tries = group.dialling().tries();
    return tries == 0 || !keeps(Shortness.LEADER) ? "" : "try " + tries;
  }

  /** How often says more than how long. */
  private String asked() {
    return group.dialling().tries() == 0 || keeps(Shortness.FINAL) ? lasted() : "";
  }

  private String lasted() {
    long millis = group.stateMillis(model.now());
    return keeps(Shortness.LEADER) && millis >= 1000 ? Durations.clock(millis) : "";
  }

  /** What was typed here or elsewhere and has no final place yet. */
  private String unordered() {
    long count = model.delivery().pending().stream().filter(p -> p.mark() != Mark.REFUSED).count();
    return count == 0 ? "" : count + " unordered";
  }

  private String leader() {
    if (!keeps(Shortness.LEADER)) {
      return "";
    }
    int id = group.leaderId();
    if (id == 0) {
      return keeps(Shortness.WORDS) ? "no leader" : "L -";
    }
    String leader = (keeps(Shortness.WORDS) ? "leader n" : "L n") + id;
    if (keeps(Shortness.NICKS)) {
      return leader + " (" + nick(id) + ")";
    }
    return keeps(Shortness.TERM) ? leader + " t" + currentTerm() : leader;
  }

  private String nick(int nodeId) {
    return Fit.cut(ScreenText.line(model.group().nameOf(nodeId)), 12, glyphs.cut());
  }

  private long currentTerm() {
    return group.status() == null ? 0 : group.status().term();
  }

  /** On its own where it does not stand beside the leader. */
  private String term() {
    boolean beside =
        group.shown() == State.FOLLOWER || group.shown() == State.CATCH_UP
            ? !keeps(Shortness.NICKS)
            : !keeps(Shortness.TERM);
    return beside ? "" : "term " + currentTerm();
  }

  private String seq() {
    if (!keeps(Shortness.SEQ)) {
      return "";
    }
    String seq = "seq " + Model.lastSeq(model);
    return keeps(Shortness.FINAL) ? seq + " final " + Model.finalSeq(model) : seq;
  }

  private String lag() {
    return keeps(Shortness.LAST) ? "lag " + model.group().lag() : "";
  }

  private String up() {
    String count = group.membersUp() + "/" + group.members();
    return keeps(Shortness.UP) ? count + " up" : count;
  }

  /** Of the members that are here, the one whose log lacks most. */
  private String slowest() {
    PeerStatus status = group.status();
    if (status == null || !keeps(Shortness.LEADER)) {
      return "";
    }
    MemberStatus slowest = null;
    for (MemberStatus member : status.members()) {
      if (group.isHere(member)
          && Model.trails(model, member) > 0
          && (slowest == null || Model.trails(model, member) > Model.trails(model, slowest))) {
        slowest = member;
      }
    }
    return slowest == null
        ? ""
        : "slowest n" + slowest.nodeId() + " -" + Model.trails(model, slowest);
  }

  private String caughtUp() {
    CatchUp catchUp = model.group().reached().catchUp();
    if (catchUp == null) {
      return "fetching what was missed";
    }
    String percent = catchUp.percent() + "%";
    String count = catchUp.have() + "/" + catchUp.of();
    return bar(catchUp) + (keeps(Shortness.LAST) ? percent + "  " + count : percent);
  }

  private String bar(CatchUp catchUp) {
    if (!keeps(Shortness.WORDS)) {
      return "";
    }
    int columns = keeps(Shortness.UP) ? BAR : BAR / 2;
    int full = catchUp.percent() * columns / 100;
    return "[" + glyphs.full().repeat(full) + glyphs.empty().repeat(columns - full) + "] ";
  }

  private String left() {
    CatchUp catchUp = model.group().reached().catchUp();
    boolean known = catchUp != null && catchUp.have() < catchUp.of();
    long millis = known ? catchUp.leftMillis(model.now()) : -1;
    return millis < 0 || !keeps(Shortness.REST) ? "" : Durations.left(millis) + " left";
  }

  private String leaderless() {
    long millis = group.leaderlessMillis(model.now());
    String since = Durations.fine(millis > 0 ? millis : group.stateMillis(model.now()));
    String waiting = waiting();
    String whom = waiting.isEmpty() || !keeps(Shortness.SEQ) ? "" : ", waiting for " + waiting;
    return (keeps(Shortness.REST) ? "no leader for " : "") + since + whom;
  }

  /** Those who have precedence: the voters in reach with a higher number. */
  private String waiting() {
    PeerStatus status = group.status();
    return status == null
        ? ""
        : ids(
            status.members().stream()
                .filter(m -> m.voter() && m.online() && m.nodeId() > status.nodeId())
                .map(MemberStatus::nodeId)
                .toList());
  }

  private static String ids(List<Integer> ids) {
    return ids.stream().map(id -> "n" + id).collect(Collectors.joining(", "));
  }

  private String arithmetic() {
    int here = group.votersInReach();
    if (!keeps(Shortness.REST)) {
      String need = keeps(Shortness.LAST) ? ", need " + group.votersNeeded() : "";
      return here + "/" + group.voters() + need;
    }
    String voters = keeps(Shortness.SEQ) ? " voters" : "";
    return here + " of " + group.voters() + voters + ", need " + group.votersNeeded();
  }

  /** A learner does not help to make a majority: why the arithmetic seems wrong. */
  private String voteless() {
    boolean learns = group.status() != null && !group.status().hasVote();
    return learns && keeps(Shortness.SEQ) ? "no vote here" : "";
  }

  private String talking() {
    String others = ids(group.othersInReach());
    return others.isEmpty() || !keeps(Shortness.UP) ? "" : "talking to " + others;
  }

  private String unreachable() {
    String time = Durations.clock(group.stateMillis(model.now()));
    if (!keeps(Shortness.LAST)) {
      return time;
    }
    return (keeps(Shortness.LEADER) ? "no peer reachable for " : "no peer for ") + time;
  }

  /** As of the status, which comes every second: until then what is planned is not done. */
  private String retry() {
    long next = group.dialling().nextMillis();
    if (next < 0 || !keeps(Shortness.UP)) {
      return "";
    }
    long left = next - (model.now() - group.statusAt());
    return next == 0 ? "trying now" : "retry in " + Durations.left(left);
  }

  private String notStored() {
    String what = "seq " + (Model.lastSeq(model) + 1);
    if (!keeps(Shortness.LAST)) {
      return what;
    }
    return "cannot store " + what + (keeps(Shortness.UP) ? ", not leading" : "");
  }

  private String advice() {
    return keeps(Shortness.WORDS) ? "see /status" : "";
  }

  private String sending() {
    long own =
        model.delivery().pending().stream()
            .filter(p -> p.senderId() == model.setup().nodeId() && p.mark() != Mark.REFUSED)
            .count();
    String sending =
        own == 0 ? "" : "sending " + own + (own == 1 ? " last message" : " last messages");
    if (!keeps(Shortness.UP) && own > 0) {
      return sending;
    }
    return (own == 0 ? "" : sending + ", ") + "telling peers";
  }

  private String leaveNow() {
    return keeps(Shortness.REST) ? "Ctrl+C: leave now" : "";
  }
}
