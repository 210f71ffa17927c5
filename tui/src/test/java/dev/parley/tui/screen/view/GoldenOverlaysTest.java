package dev.parley.tui.screen.view;

import static dev.parley.tui.screen.view.Scene.at;

import dev.parley.protocol.PeerStatus.State;
import dev.parley.tui.screen.Key;
import dev.parley.tui.screen.editor.Editor;
import dev.parley.tui.screen.editor.HistorySearch;
import dev.parley.tui.screen.editor.InputHistory;
import dev.parley.tui.screen.editor.Paste;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.ChatUpdate;
import dev.parley.tui.screen.model.Hint;
import dev.parley.tui.screen.model.Input;
import dev.parley.tui.screen.model.Mark;
import dev.parley.tui.screen.model.Overlay;
import dev.parley.tui.screen.model.Place;
import dev.parley.tui.screen.model.Search;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lies over the chat, or takes the place of the input box and the status line. */
class GoldenOverlaysTest {
  private final Scene scene = Scenes.friends();

  @Test
  void help() {
    UiEvent answer =
        new UiEvent.Answered("/help", "A line is a message to all.\n  /quit    leave", false, null);
    ChatUpdate update = new ChatUpdate(new ScreenHeights());
    ChatModel model = update.reduce(scene.model(80, 24), answer, Scene.NOW).model();
    GoldenScreen.check("help-80x24", ChatView.draw(model));
    model = update.reduce(scene.model(120, 40), answer, Scene.NOW).model();
    GoldenScreen.check("help-120x40", ChatView.draw(model));
    model = update.reduce(scene.model(50, 14), answer, Scene.NOW).model();
    for (int i = 0; i < 9; i++) {
      model = press(update, model, Key.of(Key.Kind.PAGE_DOWN));
    }
    GoldenScreen.check("help-last-page-50x14", ChatView.draw(model));
  }

  private static ChatModel press(ChatUpdate update, ChatModel model, Key key) {
    return update.reduce(model, new UiEvent.Pressed(key), Scene.NOW).model();
  }

  @Test
  void status() {
    scene.overlay = new Overlay.Text("/status", Texts.STATUS, 0, Overlay.NONE);
    check("status", 120, 40);
    check("status", 80, 24);
    check("status", 50, 14);
  }

  @Test
  void aLongTextThatIsScrolled() {
    scene.overlay = new Overlay.Text("/log 57", Texts.lines(57), 10, Overlay.NONE);
    check("long-text", 80, 24);
    scene.overlay = new Overlay.Text("/log 57", Texts.lines(57), 99, Overlay.NONE);
    check("long-text-end", 80, 24);
  }

  @Test
  void aLongTextInAscii() {
    scene.ascii = true;
    scene.overlay = new Overlay.Text("/log 7", Texts.lines(7), 0, Overlay.NONE);
    check("long-text-ascii", 80, 24);
  }

  @Test
  void aQuestionAboutAPaste() {
    Paste.Ask paste = (Paste.Ask) Paste.of(Texts.lines(37));
    scene.overlay = new Overlay.Question(paste);
    check("paste", 80, 24);
    check("paste", 50, 14);
    check("paste", 40, 8);
  }

  @Test
  void roomsAndUsersWhereThereIsNoPaneForThem() {
    scene.overlay = new Overlay.Rooms();
    check("rooms-overlay", 50, 14);
    scene.overlay = new Overlay.Users();
    check("users-overlay", 50, 14);
    check("users-overlay", 80, 24);
  }

  @Test
  void aMessageThatIsChosen() {
    scene.overlay = new Overlay.Select(Place.of(scene.lines.get(6), 0));
    scene.place = Place.of(scene.pending.get(1), 0);
    check("select", 80, 24);
    scene.waits(Mark.REFUSED, 3, "too long", "longer than 16 KiB");
    scene.overlay = new Overlay.Select(Place.of(scene.pending.get(2), 0));
    scene.place = null;
    check("select-refused", 80, 24);
  }

  @Test
  void whatIsKnownOfAMessageThatIsNotFinal() {
    ChatUpdate update = new ChatUpdate(new ScreenHeights());
    scene.overlay = new Overlay.Select(Place.of(scene.pending.get(1), 0));
    ChatModel model = press(update, scene.model(80, 24), Key.text("i"));
    GoldenScreen.check("message-80x24", ChatView.draw(model));
  }

  @Test
  void aSearchInTheRoom() {
    scene.search = new Search("the", 3, 0, Search.State.TYPING, null);
    check("search-typing", 80, 24);
    scene.search = new Search("the", 3, 1839, Search.State.FOUND, null);
    check("search-found", 80, 24);
    check("search-found", 50, 14);
    scene.search = new Search("blue moon", 9, 1839, Search.State.NOT_FOUND, null);
    check("search-not-found", 80, 24);
  }

  @Test
  void aSearchThatTakesItsTime() {
    Wish.Search wish = new Wish.Search(new Wish.Span("general", 1), "blue moon", 1_000_001, true);
    Search.Seeking begun = new Search.Seeking(wish, 0, 0);
    scene.search = new Search("blue moon", 9, 0, Search.State.SEEKING, begun);
    check("search-begun", 80, 24);
    Search.Seeking further = new Search.Seeking(wish, 580_000, 42);
    scene.search = new Search("blue moon", 9, 0, Search.State.SEEKING, further);
    check("search-seeking", 120, 40);
    check("search-seeking", 80, 24);
    check("search-seeking", 50, 14);
  }

  @Test
  void aSearchInWhatWasTypedBefore() {
    InputHistory typed = InputHistory.of(List.of("git push", "see you at the demo", "+1"));
    HistorySearch search = HistorySearch.begin(typed, "");
    search = ((HistorySearch.On) search.press(Key.text("e"))).search();
    scene.input = new Input(Editor.EMPTY, typed, null, search, "", List.of());
    check("history-search", 80, 24);
  }

  @Test
  void aTextOfManyLines() {
    scene.typed(
        "one\ntwo\nthree\nfour\nfive\nsix, which is the last and a rather long one, so that"
            + " it does not fit into one row of the box");
    check("many-lines", 80, 24);
    check("many-lines", 50, 14);
    check("many-lines", 40, 8);
  }

  @Test
  void whatStandsInPlaceOfTheStatus() {
    scene.hint = new Hint("press again within 2 s to quit", Scene.NOW + 2000);
    check("hint", 80, 24);
    scene.hint = Hint.NONE;
    scene.typed("@d").offered(0, List.of("@dave", "@david"));
    check("completion", 80, 24);
  }

  @Test
  void leaving() {
    Scene last = Scenes.friends(State.FOLLOWER);
    last.parting = ChatModel.Parting.LEAVING;
    last.said(at(20, 9, 22), "bob", "bye");
    GoldenScreen.check("leaving-80x24", ChatView.draw(last.model(80, 24)));
  }

  private void check(String name, int columns, int rows) {
    GoldenScreen.check(
        name + "-" + columns + "x" + rows, ChatView.draw(scene.model(columns, rows)));
  }
}
