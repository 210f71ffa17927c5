package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** {@link Mutations} of what becomes of a message: the outbox, the sequencer, Lamport's clock. */
final class OutboxMutations extends RuleBook {
  private static final String SEQUENCER = "ordering/Sequencer.java";
  private static final String OUTBOX = "outbox/Outbox.java";

  OutboxMutations() {
    sequencers();
    outboxes();
    numbers();
    releases();
    texts();
  }

  private void sequencers() {
    add(
        "a-new-origin-begins-anywhere",
        Breaks.UNIT,
        "ordering.SequencerTest",
        1,
        edit(
            SEQUENCER,
            "chat.msgId().number() != last + 1",
            "(last > 0 && chat.msgId().number() != last + 1)"));
    add(
        "strangers-are-sequenced",
        Breaks.UNIT,
        "ordering.SequencerTest",
        1,
        edit(SEQUENCER, "        || !log.derived().newest().everNamed(chat.senderId())\n", ""));
    add(
        "sequences-without-bound",
        Breaks.UNIT,
        "ordering.SequencerTest",
        1,
        edit(
            SEQUENCER,
            "return log.end().seqNo() - log.commitSeq() >= maxUncommitted\n",
            "return log.end().seqNo() < 0\n"));
    add(
        "only-members-are-sequenced",
        Breaks.UNIT,
        "ordering.SequencerTest",
        1,
        edit(SEQUENCER, "everNamed(chat.senderId())", "members().containsKey(chat.senderId())"));
    add(
        "time-does-not-tick",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            "outbox/LamportClock.java",
            "time = Math.min(time + 1, MAX);",
            "time = Math.max(time, 1);"));
    add(
        "time-is-not-learnt",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            "outbox/LamportClock.java",
            "time = Math.max(time, other);",
            "time = Math.max(time, 0);"));
  }

  private void outboxes() {
    add(
        "window-sends-out-of-order",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(
            OUTBOX,
            "Iterator<Chat> messages = unsent.values().iterator();",
            "List<Chat> turned = new ArrayList<>(unsent.values());\n    java.util.Collections.reverse(turned);\n    Iterator<Chat> all = turned.iterator();\n    Iterator<Chat> messages =\n        new Iterator<>() {\n          private Chat last;\n\n          @Override\n          public boolean hasNext() {\n            return all.hasNext();\n          }\n\n          @Override\n          public Chat next() {\n            last = all.next();\n            return last;\n          }\n\n          @Override\n          public void remove() {\n            unsent.remove(last.msgId());\n          }\n        };"));
    add(
        "no-resend",
        Breaks.LIVENESS,
        "STORM",
        1,
        edit(
            OUTBOX,
            "      sendAllAgain();\n      backoffMillis = Math.min(",
            "      backoffMillis = Math.min("));
    add(
        "not-sent-to-a-new-leader",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            OUTBOX,
            "  public void restart(long now) {\n    sendAllAgain();\n",
            "  public void restart(long now) {\n"));
    add(
        "no-window",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(OUTBOX, "return unreleased.size() - unsent.size() < config.window()", "return true"));
    add(
        "a-long-text-counts-as-one",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(OUTBOX, "(long) config.window() * PeerConfig.BYTES_PER_ENTRY", "Long.MAX_VALUE"));
    add(
        "a-long-held-text-counts-as-one",
        Breaks.UNIT,
        "outbox.ProvisionalTest",
        1,
        edit(
            "outbox/Provisional.java",
            "(long) config.window() * PeerConfig.BYTES_PER_ENTRY",
            "Long.MAX_VALUE"));
  }

  private void numbers() {
    add(
        "takes-more-than-fits",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            OUTBOX,
            "return unreleased.size() >= config.outboxMessages()\n",
            "return unreleased.size() < 0\n"));
    add(
        "waits-ever-longer",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            OUTBOX,
            "Math.min(2 * backoffMillis, MAX_BACKOFF * config.resendAfterMillis())",
            "4 * backoffMillis"));
    add(
        "numbers-go-back",
        Breaks.SAFETY,
        "STORM",
        1,
        edit(
            OUTBOX,
            "    this.nextNumber = contents.nextNumber();\n",
            "    this.nextNumber = contents.unreleased().size() + 1;\n"));
    add(
        "numbered-anew-after-a-restart",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            OUTBOX,
            "    if (finalNumber >= nextNumber) {\n      renew(null);\n",
            "    if (finalNumber == 0 && !unreleased.isEmpty()) {\n      List<Chat> all = messages();\n      all.forEach(message -> remove(message.msgId()));\n      renew(null);\n      for (Chat was : all) {\n        add(new Chat(nodeId, nextId(), was.roomId(), was.lamport(), was.sentAt(), was.payload()));\n      }\n"));
  }

  private void releases() {
    add(
        "final-is-not-struck-at-the-start",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit("Typing.java", "    strikeWhatIsFinal();\n  }\n", "  }\n"));
    add(
        "outbox-before-sync",
        Breaks.UNIT,
        "PeerTest",
        1,
        edit(
            "Typing.java",
            "long upTo = Math.min(parts.log.commitSeq(), parts.log.syncedSeq());",
            "long upTo = parts.log.commitSeq();"));
    add(
        "what-is-displaced-is-struck",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(
            OUTBOX,
            "      nextNumber++;\n      put(anew);\n",
            "      nextNumber += 0 * anew.lamport();\n"));
    add(
        "a-renewed-outbox-is-sent-at-once",
        Breaks.UNIT,
        "outbox.ExactlyOnceTest",
        1,
        edit(OUTBOX, "return renewing == null && (id", "return (id"));
  }

  private void texts() {
    add(
        "controls-are-taken-from-others",
        Breaks.UNIT,
        "UnfitTextsTest",
        1,
        edit("UnfitTexts.java", "    if (fault == null) {\n", "    if (parts.links != null) {\n"));
    add(
        "controls-are-queued",
        Breaks.UNIT,
        "UnfitTextsTest",
        1,
        edit(
            "Typing.java",
            "    if (fault != null) {\n",
            "    if (fault != null && text == null) {\n"));
    add(
        "direction-may-be-turned",
        Breaks.UNIT,
        "log.PlainTextTest",
        1,
        edit(
            "log/PlainText.java",
            "(codePoint >= 0x2066 && codePoint <= 0x2069);",
            "(codePoint >= 0x2066 && codePoint < 0x2069);"));
  }
}
