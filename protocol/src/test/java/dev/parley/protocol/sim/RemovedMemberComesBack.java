package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Section 2: no final membership names an id that was removed, nor a storage that was replaced. */
final class RemovedMemberComesBack implements Invariant {
  private final Set<String> gone = new TreeSet<>();
  private List<Member> before = List.of();

  @Override
  public int item() {
    return Violation.IDENTITY;
  }

  @Override
  public void firstDelivered(SimDisk disk, Entry entry) {
    if (!(entry.body() instanceof EntryBody.Members now)) {
      return;
    }
    for (Member member : before) {
      String storage = member.info().storageId();
      if (now.members().stream().noneMatch(m -> m.info().storageId().equals(storage))) {
        gone.add(storage);
      }
      int id = member.info().nodeId();
      if (now.members().stream().noneMatch(m -> m.info().nodeId() == id)) {
        gone.add("n" + id);
      }
    }
    for (Member member : now.members()) {
      boolean back = gone.contains(member.info().storageId());
      if (back || gone.contains("n" + member.info().nodeId())) {
        throw broken(entry + " names " + member + ", which is gone for good");
      }
    }
    before = now.members();
  }
}
