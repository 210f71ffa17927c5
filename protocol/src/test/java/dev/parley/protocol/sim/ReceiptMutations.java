package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of who has read how far, and of who is there. */
final class ReceiptMutations extends RuleBook {
  private static final String RECEIPTS = "Receipts.java";
  private static final String MARKS = "receipts/ReadMarks.java";
  private static final String PARTS = "Parts.java";

  ReceiptMutations() {
    marks();
    believing();
    telling();
    presence();
  }

  private void marks() {
    add(
        "a-mark-goes-back",
        Breaks.UNIT,
        "receipts.ReadMarksTest",
        1,
        edit(
            MARKS,
            "if (known != null && known >= upTo) {",
            "if (known != null && known == upTo) {"));
    add(
        "strangers-take-members-places",
        Breaks.UNIT,
        "receipts.ReadMarksTest",
        1,
        edit(MARKS, "marks.size() >= READERS && isMember.test(readerId)", "readerId < 0"));
    add(
        "a-mark-above-what-is-final-is-shown",
        Breaks.UNIT,
        "receipts.ReadMarksTest",
        1,
        edit(MARKS, "Math.min(upTo, commitSeq)", "upTo"));
    add(
        "all-that-is-final-has-been-read",
        Breaks.SAFETY,
        "",
        1,
        edit(
            RECEIPTS,
            "marks.move(self, roomId, upToHere(upTo))",
            "marks.move(self, roomId, upToHere(Long.MAX_VALUE))"));
    add(
        "more-has-been-read-than-is-final",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(
            RECEIPTS,
            "marks.move(self, roomId, upToHere(upTo))",
            "marks.move(self, roomId, upTo)"));
  }

  private void believing() {
    add(
        "strangers-tell-of-readers",
        Breaks.UNIT,
        "StrangersTest",
        1,
        edit(
            "Strangers.java",
            "(!(message instanceof Read) || standing(from).isKnown())",
            "(!(message instanceof Read) || from != null)"));
  }

  private void telling() {
    add(
        "who-is-met-is-told-nothing-of-readers",
        Breaks.LIVENESS,
        "",
        1,
        edit(
            RECEIPTS,
            "      parts.effects.send(link.id(), new Read(reader, marks.of(reader)));\n",
            ""));
    add(
        "what-the-gone-have-read-is-not-passed-on",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(
            RECEIPTS,
            "reader == parts.self.nodeId() || parts.links.toNode(reader) == null",
            "reader == parts.self.nodeId()"));
    add(
        "readers-are-told-to-who-is-in-no-group-yet",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(
            RECEIPTS,
            "last == null || last.commit().seqNo() < parts.log.derived().newestSeqNo()",
            "last == null"));
    add(
        "what-a-reader-tells-itself-is-told-by-all",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(
            RECEIPTS,
            "if (reader == parts.self.nodeId() || parts.links.toNode(reader) == null) {",
            "if (reader > 0) {"));
    add(
        "each-move-is-told",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(RECEIPTS, "passAt = now + PAUSE_MILLIS;", "passAt = now;"));
    add(
        "the-host-is-told-each-move",
        Breaks.UNIT,
        "ReceiptsTest",
        1,
        edit(RECEIPTS, "tellAt = now + TELL_MILLIS;", "tellAt = now;"));
  }

  private void presence() {
    add(
        "presence-waits-for-the-slow-heartbeat",
        Breaks.UNIT,
        "PresenceTest",
        1,
        edit(PARTS, "      heartbeats.toAll();\n", ""));
    add(
        "who-talks-stays-away",
        Breaks.UNIT,
        "PresenceTest",
        1,
        edit(PARTS, "if (presence == Message.Presence.AWAY) {", "if (presence == null) {"));
    add(
        "who-is-back-left-all-the-same",
        Breaks.UNIT,
        "PresenceTest",
        1,
        edit("Connecting.java", "    parts.offlineWhy.remove(nodeId);\n", ""),
        edit(
            "StatusReport.java",
            "online ? \"\" : parts.offlineWhy",
            "id < 0 ? \"\" : parts.offlineWhy"));
  }
}
