package dev.parley.protocol.membership;

import dev.parley.protocol.derived.Membership;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.Message.Join;
import dev.parley.protocol.message.Message.JoinAck;
import dev.parley.protocol.message.Message.JoinRefused;
import dev.parley.protocol.message.Message.RefusalCode;
import dev.parley.protocol.message.Refusals;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** What a member answers to a newcomer. */
public final class JoinDesk {
  private static final String NOBODY_DOES = " takes no newcomers and knows nobody who does";

  private JoinDesk() {}

  /**
   * The answer to a JOIN.
   *
   * @param leaderId whom the newcomer should ask; 0: not known
   * @param isLive whether the replica that the log names for the newcomer's id is connected and
   *     heard here
   */
  public static Message answer(
      Join join, String groupId, int leaderId, Membership now, boolean isLive) {
    PeerInfo newcomer = join.peer();
    int id = newcomer.nodeId();
    Member present = now.member(id);
    if (now.removed().contains(id)) {
      return Refusals.removed(id);
    }
    if (now.replaced().contains(newcomer.storageId())) {
      return Refusals.replaced(id);
    }
    if (present == null && now.members().size() >= Limits.MEMBERS) {
      return new JoinRefused(
          RefusalCode.FULL,
          "the group is full: it has "
              + Limits.MEMBERS
              + " members; come back when one was removed (/remove ID)");
    }
    boolean isTaken = isLive || join.gaveWay();
    if (present != null && isTaken && !now.contains(newcomer.replica())) {
      return Refusals.idInUse(present.info());
    }
    return new JoinAck(groupId, leaderId, List.copyOf(now.members().values()));
  }

  /**
   * What a member in mode standard answers to a newcomer: whom to ask instead.
   *
   * @param inReach whether that node is connected and shows life
   */
  public static JoinRefused askAnother(PeerInfo self, Membership now, IntPredicate inReach) {
    List<PeerInfo> takers =
        now.members().values().stream()
            .map(Member::info)
            .filter(info -> info.mode() == Mode.BOOTSTRAP && info.nodeId() != self.nodeId())
            .sorted(Comparator.comparing(info -> !inReach.test(info.nodeId())))
            .limit(Limits.TAKERS)
            .toList();
    return new JoinRefused(
        RefusalCode.ASK_ANOTHER,
        self.name() + (takers.isEmpty() ? NOBODY_DOES : " takes no newcomers; ask another"),
        takers);
  }
}
