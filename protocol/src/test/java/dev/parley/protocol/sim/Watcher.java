package dev.parley.protocol.sim;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a life comes to. Changes nothing. */
final class Watcher {
  final Tally tally = new Tally();
  private Map<Integer, Member> before = new TreeMap<>();
  private int handedTo;

  void leads(SimDisk leader) {
    tally.saw(Sight.LEADERS);
    if (handedTo != 0) {
      tally.saw(handedTo == leader.nodeId ? Sight.HANDOVERS_DONE : Sight.HANDOVERS_FAILED);
      handedTo = 0;
    }
  }

  void cut(long entries) {
    tally.saw(Sight.CUTS);
    tally.saw(Sight.CUT_ENTRIES, entries);
  }

  /** For the first time. */
  void delivered(Entry entry) {
    if (entry.body() instanceof EntryBody.Members body) {
      compare(body.members());
    }
  }

  private void compare(List<Member> members) {
    Map<Integer, Member> now = new TreeMap<>();
    for (Member member : members) {
      now.put(member.info().nodeId(), member);
      Member was = before.get(member.info().nodeId());
      if (was == null) {
        tally.saw(Sight.JOINS);
      } else if (!was.info().storageId().equals(member.info().storageId())) {
        tally.saw(Sight.REPLACED_REPLICAS);
      } else if (was.voter() != member.voter()) {
        tally.saw(member.voter() ? Sight.PROMOTIONS : Sight.DEMOTIONS);
      }
    }
    for (int id : before.keySet()) {
      if (!now.containsKey(id)) {
        tally.saw(Sight.REMOVALS);
      }
    }
    before = now;
  }

  void founded(List<Member> members) {
    members.forEach(member -> before.put(member.info().nodeId(), member));
    if (members.size() == 1) {
      tally.saw(Sight.LIVES_OF_ONE);
    }
    if (members.size() >= 8) {
      tally.saw(Sight.LIVES_OF_EIGHT_OR_MORE);
    }
    if (!members.stream().allMatch(Member::voter)) {
      tally.saw(Sight.LIVES_WITH_LEARNERS);
    }
  }

  void said(int to, Message message) {
    if (message instanceof Message.Heartbeat) {
      return; // most are
    }
    if (message instanceof Message.CatchupReq) {
      tally.saw(Sight.PULLS);
    } else if (message instanceof Message.CatchupResp block) {
      tally.saw(
          switch (block.as()) {
            case LEADER -> Sight.BLOCKS_OF_LEADERS;
            case GRANTOR -> Sight.BLOCKS_OF_GRANTORS;
            case MEMBER -> Sight.BLOCKS_OF_MEMBERS;
          });
    } else if (message instanceof Message.ElectionOk answer) {
      if (answer.answer() == Message.ElectionAnswer.CLAIM) {
        tally.saw(Sight.CLAIMS);
      }
    } else if (message instanceof Message.JoinRefused refused) {
      if (!refused.takers().isEmpty()) {
        tally.saw(Sight.REFERRALS);
      }
    } else if (message instanceof Message.Handover) {
      tally.saw(Sight.HANDOVERS_ASKED);
      if (handedTo != 0) {
        tally.saw(Sight.HANDOVERS_FAILED);
      }
      handedTo = to;
    }
  }
}
