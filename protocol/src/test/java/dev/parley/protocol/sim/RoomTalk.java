package dev.parley.protocol.sim;

import dev.parley.protocol.PeerStatus.RoomStatus;
import dev.parley.protocol.message.Message.Request;
import java.util.List;

/**
 * In one of four lives people make rooms, often the same ones at the same time, say what they are
 * about, and talk in them. It has its own course of chance: the other three lives are as they would
 * be without it.
 */
final class RoomTalk {
  private static final List<String> NAMES = List.of("dev", "ops", "tea", "general");
  private static final String NOWHERE = "nowhere";
  private static final double LIVES = 0.25;

  private final Simulator sim;
  private final Dice dice;
  private int topics;

  private RoomTalk(Simulator sim, Dice dice) {
    this.sim = sim;
    this.dice = dice;
  }

  /** Null: in this life nobody does. */
  static RoomTalk of(Simulator sim, long seed) {
    Dice dice = new Dice(seed, 7);
    return dice.chance(LIVES) ? new RoomTalk(sim, dice) : null;
  }

  void begin() {
    int count = dice.between(3, 14);
    for (int i = 0; i < count; i++) {
      sim.at(dice.between(100, FaultPlan.FAULT_MILLIS), this::ask);
    }
  }

  private void ask() {
    List<SimProcess> there = sim.running();
    int askers = there.isEmpty() ? 0 : dice.pick(1, 1, 2, 3);
    String room = dice.pick(NAMES);
    boolean makes = dice.chance(0.5);
    for (int i = 0; i < askers; i++) {
      SimProcess asker = dice.pick(there);
      String topic = dice.chance(0.2) ? "" : "t" + ++topics;
      int self = asker.node.id;
      asker.request(makes ? Request.room(self, room, topic) : Request.topic(self, room, topic));
    }
  }

  /** Where somebody types at that peer: mostly in a room that there is. */
  String where(SimProcess process) {
    List<RoomStatus> rooms = process.status().rooms();
    // Of what is typed when the faults are over something must become final.
    boolean errs = dice.chance(0.1) && sim.now < FaultPlan.FAULT_MILLIS;
    return errs ? NOWHERE : dice.pick(rooms).name();
  }

  /** A text was taken, or not. */
  void typed(String room, boolean taken) {
    if (taken && room.equals(NOWHERE)) {
      throw new Violation(5, "a text is taken for a room that there is not");
    }
  }
}
