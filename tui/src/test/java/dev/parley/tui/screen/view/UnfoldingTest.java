package dev.parley.tui.screen.view;

import static dev.parley.tui.screen.view.Scene.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.ChatUpdate;
import dev.parley.tui.screen.model.UiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class UnfoldingTest {
  private final ChatUpdate update = new ChatUpdate(new ScreenHeights());
  private final Scene scene = new Scene();
  private ChatModel model;

  private void press(Key key) {
    model = update.reduce(model, new UiEvent.Pressed(key), Scene.NOW).model();
  }

  private void say(int rows) {
    scene.said(
        at(20, 9, 0),
        "bob",
        IntStream.rangeClosed(1, rows).mapToObj(i -> "row " + i).collect(Collectors.joining("\n")));
  }

  private List<String> rows() {
    Canvas canvas = ChatView.draw(model);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < canvas.rows(); row++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < canvas.columns(); column++) {
        text.append(canvas.cell(column, row).cluster());
      }
      rows.add(text.toString().strip());
    }
    return rows;
  }

  private int rowOf(String text) {
    return IntStream.range(0, rows().size())
        .filter(row -> rows().get(row).endsWith(text))
        .findFirst()
        .orElse(-1);
  }

  private void chooseTheLongOne() {
    scene.said(at(20, 9, 10), "carol", "and that is all");
    model = scene.model(50, 14);
    press(Key.ctrl('t'));
    press(Key.of(Key.Kind.UP));
  }

  @Test
  void anOpenedMessageThatDoesNotFitIsReadFromItsFirstRowOn() {
    scene.said(at(20, 8, 0), "carol", "what was it?");
    say(40);
    chooseTheLongOne();
    press(Key.of(Key.Kind.ENTER));
    assertEquals(1, rowOf("bob"));
    assertEquals(2, rowOf("row 1"));
    press(Key.of(Key.Kind.PAGE_DOWN));
    assertTrue(rowOf("row 13") > 0, () -> rows().toString());
    assertTrue(rows().get(1).endsWith("bob"), () -> rows().get(1));
  }

  @Test
  void anOpenedMessageThatFitsStaysWhereItWas() {
    for (int i = 0; i < 30; i++) {
      scene.said(at(20, 8, 0), "carol", "message " + i);
    }
    say(21);
    for (int i = 0; i < 15; i++) {
      scene.said(at(20, 9, 10), "carol", "answer " + i);
    }
    model = scene.model(50, 40);
    press(Key.ctrl('t'));
    for (int i = 0; i < 15; i++) {
      press(Key.of(Key.Kind.UP));
    }
    int before = rowOf("row 1");
    press(Key.of(Key.Kind.ENTER));
    assertEquals(before, rowOf("row 1"));
    assertTrue(rowOf("row 21") > 0);
  }

  @Test
  void theChosenLongMessageSaysThatEnterOpensIt() {
    say(40);
    chooseTheLongOne();
    assertTrue(rows().get(12).contains("Enter open"), rows().get(12));
    press(Key.of(Key.Kind.ENTER));
    assertTrue(rows().get(12).contains("Enter fold"), rows().get(12));
    press(Key.of(Key.Kind.DOWN));
    assertTrue(!rows().get(12).contains("Enter"), rows().get(12));
  }

  @Test
  void eventsAfterTheChosenMessageAreNotPaintedWithIt() {
    scene.said(at(20, 9, 10), "carol", "bye");
    scene.sightings = Map.of(Scene.FIRST_SEQ, List.of("frank left"));
    model = scene.model(50, 14);
    press(Key.ctrl('t'));
    Canvas canvas = ChatView.draw(model);
    assertTrue(canvas.cell(2, rowOf("bye")).style().reverse());
    assertTrue(!canvas.cell(2, rowOf("frank left")).style().reverse());
  }
}
