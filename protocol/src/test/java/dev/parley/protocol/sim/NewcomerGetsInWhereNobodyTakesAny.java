package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Section 4: where no member was ever in mode bootstrap, the founders stay among themselves. */
final class NewcomerGetsInWhereNobodyTakesAny implements Invariant {
  private boolean closed;
  private Set<Integer> founders = Set.of();

  @Override
  public int item() {
    return Violation.MODE;
  }

  void founded(List<Member> members) {
    closed = members.stream().allMatch(member -> member.info().mode() == Mode.STANDARD);
    founders = members.stream().map(member -> member.info().nodeId()).collect(Collectors.toSet());
  }

  /** From now on some member takes newcomers. */
  void opened() {
    closed = false;
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (closed && entry.body() instanceof EntryBody.Members now) {
      for (Member member : now.members()) {
        if (!founders.contains(member.info().nodeId())) {
          throw broken(member + " is a member, and nobody takes newcomers");
        }
      }
    }
  }
}
