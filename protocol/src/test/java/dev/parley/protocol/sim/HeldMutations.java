package dev.parley.protocol.sim;

import dev.parley.protocol.sim.Mutation.Breaks;

/** Broken rules of what is said, shown and held while nobody leads; see {@link Mutations}. */
final class HeldMutations extends RuleBook {
  private static final String PROVISIONAL = "outbox/Provisional.java";
  private static final String BROADCAST = "outbox/Broadcast.java";
  private static final String HOLDING = "Holding.java";
  private static final String OUTBOX = "outbox/Outbox.java";
  private static final String TYPING = "Typing.java";

  HeldMutations() {
    keeping();
    dropping();
    sendingOn();
    saying();
    showing();
  }

  private void keeping() {
    add(
        "holders-with-gaps",
        Breaks.LIVENESS,
        "FULL_HOLDER",
        1,
        edit(
            PROVISIONAL,
            "number - 1 == finalNumber || origin.kept.containsKey(number - 1);",
            "true;"));
    add(
        "held-by-log-end",
        Breaks.LIVENESS,
        "ISLANDS",
        813,
        edit(
            HOLDING,
            "parts.provisional.hold(chat, finalNumber);",
            "parts.provisional.hold(chat, derived.lastNumber(id.origin()));"));
    add(
        "held-in-memory-only",
        Breaks.LIVENESS,
        "TWO_TALK",
        1,
        edit(PROVISIONAL, "      effects.storeHeld(message);\n", ""));
    add(
        "held-file-is-not-read",
        Breaks.LIVENESS,
        "TWO_TALK",
        1,
        edit(
            "Parts.java",
            "new Provisional(config, effects, restored.held());",
            "new Provisional(config, effects, List.of());"));
  }

  private void dropping() {
    add(
        "held-dropped-when-replaced",
        Breaks.SAFETY,
        "CHURN",
        245,
        edit(
            TYPING,
            "    if (entry.body() instanceof EntryBody.Chat chat) {\n",
            "    if (entry.body() instanceof EntryBody.Members change) {\n      change.members().forEach(m -> parts.provisional.replaced(m.info()));\n    }\n    if (entry.body() instanceof EntryBody.Chat chat) {\n"),
        edit(
            PROVISIONAL,
            "  // ------------------------------------------------------------------ showing\n",
            "  private final SortedMap<Integer, String> storages = new TreeMap<>();\n\n  public void replaced(dev.parley.protocol.id.PeerInfo info) {\n    String before = storages.put(info.nodeId(), info.storageId());\n    if (before != null && !before.equals(info.storageId())) {\n      for (Chat old : messages()) {\n        if (old.senderId() == info.nodeId()) {\n          effects.dropHeld(old.msgId());\n        }\n      }\n    }\n  }\n\n"));
    add(
        "held-dropped-when-sent",
        Breaks.SAFETY,
        "ISLANDS",
        1,
        edit(
            PROVISIONAL,
            "        toLeader.accept(kept.message());\n",
            "        toLeader.accept(kept.message());\n        effects.dropHeld(kept.message().msgId());\n"));
    add(
        "the-oldest-makes-room",
        Breaks.SAFETY,
        "ISLANDS",
        2,
        edit(
            PROVISIONAL,
            "    if (follows && hasRoom(origin)) {\n",
            "    if (follows && !hasRoom(origin)) {\n      onFinal(message.msgId().origin(), number - 1, 0);\n      origin = origins.getOrDefault(name, new Origin());\n    }\n    if (follows) {\n"));
    add(
        "renumber-saved",
        Breaks.SAFETY,
        "SENDERS",
        3,
        edit(
            TYPING,
            "    parts.provisional.onStart(",
            "    if (parts.log.end().seqNo() == 0 && parts.outbox.size() > 0) {\n      parts.outbox.renumber();\n    }\n    parts.provisional.onStart("),
        edit(
            OUTBOX,
            "  private void release(MessageId id, long now) {\n",
            "  public void renumber() {\n    List<Chat> old = messages();\n    origin = newOrigin(random);\n    nextNumber = 1;\n    storedNumber = 0;\n    for (Chat m : old) {\n      remove(m.msgId());\n      put(new Chat(nodeId, nextId(), m.roomId(), m.lamport(), m.sentAt(), m.payload()));\n      nextNumber++;\n    }\n    renewing = new MessageId(origin, nextNumber - 1);\n    effects.renewOutbox(origin, messages());\n  }\n\n  private void release(MessageId id, long now) {\n"));
  }

  private void sendingOn() {
    add(
        "held-for-unheard-only",
        Breaks.LIVENESS,
        "ISLANDS",
        17,
        edit(
            PROVISIONAL,
            "        if (wait > 0 && !atOnce.test(kept.message().senderId())) {\n          ripeAt = Math.min(ripeAt, now + wait);\n",
            "        if (!atOnce.test(kept.message().senderId())) {\n"));
    add(
        "leader-keeps-held",
        Breaks.LIVENESS,
        "ISLANDS",
        9,
        edit(
            HOLDING,
            "parts.provisional.send(leading::onChat, sender -> true, now);",
            "parts.provisional.send(chat -> {}, sender -> true, now);"));
    add(
        "held-is-sent-once",
        Breaks.LIVENESS,
        "ISLANDS",
        51,
        edit(
            PROVISIONAL,
            "      sendAllAgain();\n      backoffMillis = Math.min(",
            "      backoffMillis = Math.min("),
        edit(
            PROVISIONAL,
            "    sendAllAgain();\n    backoffMillis = config.resendAfterMillis();\n",
            "    backoffMillis = config.resendAfterMillis();\n"),
        edit(
            PROVISIONAL,
            "return Math.min(ripeAt, onTheirWay > 0 ? resendAt : Long.MAX_VALUE);",
            "return ripeAt;"));
    add(
        "holders-send-nothing",
        Breaks.LIVENESS,
        "TWO_TALK",
        1,
        edit(
            HOLDING,
            "chat -> parts.gate.send(leader, new Message.Chat(chat)),\n          sender ->",
            "chat -> {},\n          sender ->"),
        edit(HOLDING, "leading::onChat, sender -> true, now", "chat -> {}, sender -> true, now"));
  }

  private void saying() {
    add(
        "said-before-it-is-stored",
        Breaks.SAFETY,
        "SENDERS",
        59,
        edit(BROADCAST, "outbox.isStored(round.get(shown).msgId())", "true"));
    add(
        "nothing-is-said",
        Breaks.LIVENESS,
        "TWO_TALK",
        1,
        edit(BROADCAST, "        sender.send(link, message);\n", ""));
    add(
        "only-what-is-new-is-said",
        Breaks.LIVENESS,
        "TWO_TALK",
        1,
        edit(
            BROADCAST,
            "id -> new Receiver());",
            "id -> {\n        Receiver late = new Receiver();\n        late.told = stored;\n        return late;\n      });"),
        edit(
            BROADCAST,
            "    int stored = stored();\n    boolean rests",
            "    final int stored = shown;\n    stored();\n    boolean rests"),
        edit(BROADCAST, "    receivers.values().forEach(receiver -> receiver.told = 0);\n", ""));
  }

  private void showing() {
    add(
        "shown-again",
        Breaks.SAFETY,
        "ISLANDS",
        2,
        edit(
            PROVISIONAL,
            "if (message.msgId().number() > shownUpTo(name)) {",
            "if (!name.isEmpty()) {"));
    add(
        "final-is-shown-as-provisional",
        Breaks.SAFETY,
        "ISLANDS",
        2,
        edit(HOLDING, "if (id.number() > parts.log.derived().finalNumber(id.origin())) {", "{"),
        edit(HOLDING, " || id.number() <= finalNumber) {", ") {"));
    add(
        "clock-does-not-hear-what-is-said",
        Breaks.SAFETY,
        "ISLANDS",
        1,
        edit(HOLDING, "    parts.clock.saw(chat.lamport());\n", ""));
    add(
        "clock-starts-below-what-is-held",
        Breaks.SAFETY,
        "ISLANDS",
        33,
        edit(
            "Parts.java",
            "    restored.held().forEach(message -> clock.saw(message.lamport()));\n",
            ""));
    add(
        "clock-does-not-see-the-log",
        Breaks.SAFETY,
        "",
        1,
        edit(TYPING, "    parts.clock.saw(parts.log.derived().lamport());\n", ""));
  }
}
