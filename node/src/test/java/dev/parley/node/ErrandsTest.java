package dev.parley.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Peer;
import dev.parley.protocol.effect.StopReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a node while one of its lives ends and the next one begins. */
final class ErrandsTest {
  private final Errands errands = new Errands();
  private final List<String> dropped = new ArrayList<>();
  private final NodeParts first = life();
  private final NodeParts second = life();

  private static NodeParts life() {
    HostEffects effects = new HostEffects(null, null, null, null, null);
    return new NodeParts(
        null, null, 1, null, null, new Mailbox(), null, effects, null, null, null, null, null);
  }

  private static void end(NodeParts life, StopReason reason) {
    life.effects().stop(new Stop(reason, "", false));
    life.mailbox().close();
  }

  /** An input that is known by its name, and by the life that it is made for. */
  private record Named(String name, NodeParts life, List<String> dropped) implements Input {
    @Override
    public void apply(Peer peer, Moment at) {}

    @Override
    public void drop() {
      dropped.add(name);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private void put(NodeParts life, String name) {
    errands.put(life, made -> new Named(name, made, dropped), 10);
  }

  private static List<String> waiting(NodeParts life) {
    return life.mailbox().takeAll(new ArrayList<>()).stream().map(Object::toString).toList();
  }

  @Test
  void whatOneLifeDidNotTakeTheNextOneGetsInOrder() {
    put(first, "before");
    end(first, StopReason.DISSOLVED);
    put(first, "between");
    assertTrue(
        errands.goOnWith(
            second, () -> assertEquals(List.of("before", "between"), waiting(second))));
    put(first, "late");
    put(second, "after");
    assertEquals(List.of("late", "after"), waiting(second));
    assertEquals(List.of(), dropped);
  }

  /** The first one is dropped by who closes the mailbox, later than the second one by its owner. */
  @Test
  void whatIsDroppedLateKeepsItsPlace() {
    put(first, "before");
    first.effects().stop(new Stop(StopReason.DISSOLVED, "", false));
    List<Input> late = first.mailbox().takeAll(new ArrayList<>());
    first.mailbox().close();
    put(first, "between");
    late.forEach(Input::drop);
    errands.goOnWith(second, () -> {});
    assertEquals(List.of("before", "between"), waiting(second));
  }

  @Test
  void thereMayBeAThirdOne() {
    end(first, StopReason.DISSOLVED);
    errands.goOnWith(second, () -> {});
    end(second, StopReason.DISSOLVED);
    put(first, "late");
    put(second, "later");
    NodeParts third = life();
    errands.goOnWith(third, () -> {});
    assertEquals(List.of("late", "later"), waiting(third));
    end(third, StopReason.LEFT);
    put(first, "too late");
    assertEquals(List.of("too late"), dropped);
  }

  @Test
  void whatAnEndedNodeIsAskedForIsDropped() {
    put(first, "before");
    end(first, StopReason.LEFT);
    put(first, "after");
    assertEquals(List.of("before", "after"), dropped);
  }

  @Test
  void whoeverLeavesHasNoOtherLife() {
    put(first, "before");
    end(first, StopReason.DISSOLVED);
    errands.leave();
    put(first, "after");
    assertFalse(errands.goOnWith(second, () -> {}));
    errands.end();
    assertEquals(List.of("after", "before"), dropped);
  }
}
