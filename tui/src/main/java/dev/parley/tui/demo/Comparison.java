package dev.parley.tui.demo;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether all peers showed the same messages in the same order, each once, in each sender's order,
 * and all that were acknowledged. A pure function of what they showed.
 */
final class Comparison {
  private Comparison() {}

  /** The first difference, as a sentence; null: there is none. */
  static String firstDifference(List<Account> accounts) {
    Account first = accounts.get(0);
    for (Account each : accounts) {
      String found = inItself(each);
      found = found == null ? between(first, each) : found;
      if (found != null) {
        return found;
      }
    }
    return lost(accounts, first.deliveries());
  }

  private static String inItself(Account account) {
    String who = "n" + account.id() + " shows ";
    Map<Integer, Delivery> last = new HashMap<>();
    Map<Integer, BitSet> seen = new HashMap<>();
    long seqNo = 0;
    for (Delivery each : account.deliveries()) {
      if (each.number() == 0) {
        return who + "#" + each.seqNo() + ", which nobody typed";
      }
      BitSet known = seen.computeIfAbsent(each.sender(), sender -> new BitSet());
      if (known.get(each.number())) {
        return who + each + " a second time";
      }
      if (each.seqNo() <= seqNo) {
        return who + each + " after #" + seqNo;
      }
      Delivery before = last.put(each.sender(), each);
      if (before != null && before.number() > each.number()) {
        return who + each + " after " + before;
      }
      known.set(each.number());
      seqNo = each.seqNo();
    }
    return null;
  }

  private static String between(Account one, Account other) {
    List<Delivery> here = one.deliveries();
    List<Delivery> there = other.deliveries();
    for (int i = 0; i < Math.max(here.size(), there.size()); i++) {
      if (i == here.size() || (i < there.size() && there.get(i).seqNo() < here.get(i).seqNo())) {
        return lacks(one, there.get(i), other);
      }
      if (i == there.size() || here.get(i).seqNo() < there.get(i).seqNo()) {
        return lacks(other, here.get(i), one);
      }
      if (!here.get(i).isSameMessage(there.get(i))) {
        return String.format(
            "n%d shows %s, n%d shows %s", one.id(), here.get(i), other.id(), there.get(i));
      }
    }
    return null;
  }

  private static String lacks(Account who, Delivery what, Account shownBy) {
    return String.format("n%d lacks %s, which n%d shows", who.id(), what, shownBy.id());
  }

  /** All show the same; what of the acknowledged is not among it? */
  private static String lost(List<Account> accounts, List<Delivery> shown) {
    Map<Integer, BitSet> missing = new HashMap<>();
    accounts.forEach(each -> missing.put(each.id(), (BitSet) each.queued().clone()));
    shown.forEach(each -> missing.getOrDefault(each.sender(), new BitSet()).clear(each.number()));
    for (Account each : accounts) {
      int number = missing.get(each.id()).nextSetBit(0);
      if (number >= 0) {
        return "lost: n" + each.id() + " acknowledged message " + number + ", and nobody shows it";
      }
    }
    return null;
  }
}
