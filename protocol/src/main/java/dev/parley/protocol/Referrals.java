package dev.parley.protocol;

import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message.RefusalCode;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells a newcomer's user that it was referred to others: once for each of these, and not when
 * somebody has let it in.
 */
final class Referrals {
  private final Parts parts;
  private final SortedSet<Integer> named = new TreeSet<>();
  private boolean saidThatNobodyDoes;
  private boolean isWelcome;

  Referrals(Parts parts) {
    this.parts = parts;
  }

  /** A member takes this newcomer. */
  void welcome() {
    isWelcome = true;
  }

  /** That peer takes no newcomers, and named those who do. */
  void say(PeerInfo from, List<PeerInfo> takers) {
    boolean isNews = false;
    for (PeerInfo taker : takers) {
      isNews |= named.size() < Limits.MEMBERS && named.add(taker.nodeId());
    }
    if (takers.isEmpty() && named.isEmpty()) {
      isNews = !saidThatNobodyDoes;
      saidThatNobodyDoes = true;
    }
    if (isNews && !isWelcome) {
      String text = place(from) + " takes no newcomers" + whatNow(takers);
      parts.effects.notice(new Notice.Refused(RefusalCode.ASK_ANOTHER.name(), text));
    }
  }

  private static String whatNow(List<PeerInfo> takers) {
    if (takers.isEmpty()) {
      return " and knows nobody who does; asking again and again";
    }
    int more = takers.size() - 1;
    return "; asking " + place(takers.get(0)) + (more == 0 ? "" : " and " + more + " more");
  }

  private static String place(PeerInfo peer) {
    return peer.name() + " at " + peer.address();
  }
}
