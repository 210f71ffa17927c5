package dev.parley.protocol.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members are n1 to n9, rooms are general and dev. */
class ReadMarksTest {
  private final ReadMarks marks = restored();

  private static ReadMarks restored(ReadMark... before) {
    return new ReadMarks(
        id -> id < 10, room -> List.of("general", "dev").contains(room), List.of(before));
  }

  private static ReadMark mark(int reader, long upTo) {
    return new ReadMark(reader, "general", upTo);
  }

  @Test
  void aMarkOnlyRises() {
    assertTrue(marks.move(2, "general", 5));
    assertFalse(marks.move(2, "general", 5));
    assertFalse(marks.move(2, "general", 4));
    assertEquals(List.of(mark(2, 5)), marks.all(9));
  }

  @Test
  void eachRoomHasItsOwn() {
    marks.move(2, "general", 5);
    marks.move(2, "dev", 3);
    assertEquals(List.of(new ReadMark(2, "dev", 3), mark(2, 5)), marks.all(9));
  }

  @Test
  void aMoveIsToldOnce() {
    marks.move(2, "general", 5);
    assertEquals(List.of(mark(2, 5)), marks.tell(9));
    assertEquals(List.of(), marks.tell(9));
    assertFalse(marks.hasUntold());
    marks.move(2, "general", 6);
    assertEquals(List.of(mark(2, 6)), marks.tell(9));
  }

  @Test
  void whatComesEarlyIsShownAsFarAsItIsFinalHere() {
    marks.move(2, "general", 5);
    assertEquals(List.of(), marks.tell(0));
    assertEquals(List.of(mark(2, 3)), marks.tell(3));
    assertEquals(List.of(mark(2, 3)), marks.all(3));
    assertTrue(marks.hasUntold());
    assertEquals(List.of(mark(2, 5)), marks.tell(7));
    assertFalse(marks.hasUntold());
  }

  @Test
  void whatIsOfNobodyOrOfNoRoomIsKeptAndNotShown() {
    marks.move(10, "general", 5);
    marks.move(2, "attic", 5);
    assertEquals(List.of(), marks.all(9));
    assertEquals(List.of(), marks.tell(9));
    assertEquals(List.of(2), marks.readers());
    assertTrue(marks.hasUntold());
  }

  @Test
  void whatWasRestoredIsToldAndIsNoNewsToOthers() {
    ReadMarks again = restored(mark(3, 4));
    assertEquals(List.of(), again.fresh());
    assertEquals(List.of(mark(3, 4)), again.tell(9));
  }

  @Test
  void whoseMarksMovedIsFreshUntilTheyArePassedOn() {
    marks.move(2, "general", 5);
    assertEquals(List.of(2), marks.fresh());
    marks.passedOn(2);
    assertEquals(List.of(), marks.fresh());
    marks.move(2, "general", 5);
    assertEquals(List.of(), marks.fresh());
    marks.move(2, "general", 6);
    assertEquals(List.of(2), marks.fresh());
  }

  @Test
  void strangersTakeNoMembersPlace() {
    for (int id = 10; id < 2000; id++) {
      marks.move(id, "general", 1);
    }
    assertTrue(marks.move(9, "general", 5));
    assertEquals(List.of(mark(9, 5)), marks.all(9));
    assertFalse(marks.move(5000, "general", 1));
  }

  @Test
  void roomsThatThereAreNotTakeNoRoomsPlace() {
    for (int i = 0; i < 2 * Limits.ROOMS; i++) {
      marks.move(2, "attic" + i, 1);
    }
    assertEquals(Limits.ROOMS, marks.of(2).size());
    assertTrue(marks.move(2, "general", 5));
    assertEquals(Limits.ROOMS, marks.of(2).size());
    assertEquals(List.of(mark(2, 5)), marks.all(9));
  }
}
