package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.model.Panes;
import dev.parley.tui.screen.model.Size;
import org.junit.jupiter.api.Test;

class FrameTest {

  @Test
  void aWideWindowHasRoomsChatAndUsers() {
    Frame frame = frame(120, 40, 1);

    assertEquals(18, frame.roomsColumns());
    assertEquals(20, frame.usersColumns());
    assertEquals(80, frame.chatColumns());
    assertEquals(37, frame.chatRows());
    assertTrue(frame.isWide());
    assertEquals(60, frame(100, 40, 1).chatColumns());
  }

  @Test
  void theUsualWindowHasRoomsAndChat() {
    assertEquals(14, frame(80, 24, 1).roomsColumns());
    assertEquals(0, frame(99, 24, 1).usersColumns());
    assertEquals(65, frame(80, 24, 1).chatColumns());
    assertEquals(45, frame(60, 24, 1).chatColumns());
  }

  @Test
  void aNarrowWindowHasTheChatOnly() {
    assertEquals(59, frame(59, 24, 1).chatColumns());
    assertTrue(frame(59, 24, 1).isNarrow());
  }

  @Test
  void whoeverIsPutAwayLeavesTheirColumnsToTheChat() {
    Frame frame = Frame.of(new Size(120, 40), new Panes(true, true), 1);

    assertEquals(120, frame.chatColumns());
  }

  @Test
  void theInputBoxHasFiveRowsAtMostAndTheChatKeepsThree() {
    assertEquals(1, frame(80, 24, 0).inputRows());
    assertEquals(4, frame(80, 24, 4).inputRows());
    assertEquals(5, frame(80, 24, 9).inputRows());
    assertEquals(3, frame(80, 8, 9).inputRows());
    assertEquals(3, frame(80, 8, 9).chatRows());
  }

  private static Frame frame(int columns, int rows, int inputRows) {
    return Frame.of(new Size(columns, rows), Panes.AUTOMATIC, inputRows);
  }
}
