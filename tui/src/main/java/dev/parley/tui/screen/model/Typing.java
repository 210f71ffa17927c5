package dev.parley.tui.screen.model;

import dev.parley.tui.chat.ChatLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of a text that was typed. */
final class Typing {
  static final List<String> LOCAL =
      List.of("clear", "ascii", "suspend", "search", "mute", "me", "quit", "help");

  /** What only the screen has; stands below the commands that everybody has. */
  private static final String KEYS =
      """


      Only here:
        /search TEXT           seek in the room; /search #SEQ goes to that number
        /mute                  no bell and no count for this room, or again
        /clear                 an empty pane; scroll up for what was in it
        /ascii                 frames and marks from ASCII, or not
        /suspend               stop this peer until fg

      Keys:
        Enter, Alt+Enter     send; new line
        Tab, Shift+Tab       complete a command, a name or a #room
        Up Down              a line up or down, then what was typed before
                             in this room
        Ctrl+R               search in what was typed before
        Ctrl+A E, Home End   to the start, the end of the line
        Alt+B F              a word back, forward; also Ctrl+Left, Ctrl+Right
        Ctrl+W, Alt+D        delete the word before, behind the cursor
        Ctrl+U K Y           delete to the start, to the end; put it back
        Ctrl+_               undo
        Ctrl+O               edit in $EDITOR
        Ctrl+N Ctrl+P        next, previous room; also Alt+Right, Alt+Left
        Alt+1 .. Alt+9, 0    the room of that number
        Ctrl+G               to a room by a part of its name
        Alt+A                next room where you are called, or anything is new
        PgUp PgDn            half a page; Alt+Up Alt+Down one row
        Alt+Home Alt+End     oldest, newest; Alt+U first unread
        Ctrl+F               search: Enter back, Shift+Tab forward, Esc end
        Ctrl+T               choose a message: i info, y copy, Enter open,
                             e edit again and d drop what was refused
        F1 F2 F7 F8          help, status, rooms, users
        Ctrl+L               draw anew
        Ctrl+C               clear the box; then twice to quit; Ctrl+Q quits

      Marks of messages:
        \u25cc or .    in the outbox
        \u25cb or o    numbered, not yet stored by a majority
        \u2713 or +    final: ordered, stored by a majority
        \u27132 or +2  read by two others; \u27132/5: of five, from 100 columns on
        \u2713\u2713 or ++  read by all others
        \u25cc? or .?  on its way while the leader changed; it counts once
        ~         no leader: those who are in reach see it
        \u2717 or !    refused

      On a Mac, Alt needs "Use Option as Meta key" in the settings of Terminal.""";

  private Typing() {}

  static void enter(Turn turn) {
    String text = turn.model().input().text();
    if (text.isBlank()) {
      return;
    }
    turn.wish(new Wish.Remember(turn.model().rooms().shownName(), text));
    turn.put(turn.model().with(Hint.NONE));
    Input input = turn.model().input();
    turn.put(
        turn.model().with(input.with(input.editor().taken()).with(input.history().with(text))));
    entered(turn, text);
  }

  /** What is entered before it is known which room a command leads to waits for that. */
  static void entered(Turn turn, String text) {
    Input input = turn.model().input();
    if (TypingAhead.waits(turn.model().setup(), input)) {
      turn.put(turn.model().with(input.ahead(text)));
      turn.hint("waits for " + input.running());
    } else if (text.startsWith("//")) {
      send(turn, text.substring(1));
    } else if (text.stripLeading().startsWith("/")) {
      command(turn, text.strip());
    } else {
      send(turn, text);
    }
  }

  static void send(Turn turn, String text) {
    ChatModel model = turn.model();
    Delivery delivery = model.delivery();
    Pendings pendings = new Pendings(model);
    String room = model.rooms().shownName();
    pendings.typed(delivery.nextRef(), room, text);
    turn.put(model.with(pendings.result().withNextRef(delivery.nextRef() + 1)));
    turn.wish(new Wish.Send(delivery.nextRef(), room, text));
    Scrolling.toNewest(turn);
    if (turn.model().reading().unread().seen()) {
      turn.put(turn.model().reading().withUnread(Reading.Unread.NONE));
    }
  }

  private static void command(Turn turn, String line) {
    String words = line.substring(1).strip();
    int space = 0;
    while (space < words.length() && !Character.isWhitespace(words.charAt(space))) {
      space++;
    }
    String typed = words.substring(0, space).toLowerCase(Locale.ROOT);
    String name = local(typed, turn.model().setup().commands());
    String argument = words.substring(space).strip();
    switch (name) {
      case "clear" -> clear(turn);
      case "ascii" -> {
        Setup setup = turn.model().setup();
        turn.put(turn.model().with(setup.with(setup.look().withAscii(!setup.ascii()))));
      }
      case "suspend" -> turn.wish(new Wish.Suspend());
      case "search" -> Searching.open(turn, argument);
      case "mute" -> Switching.mute(turn);
      case "me" -> act(turn, line, argument);
      case "quit" -> quit(turn, line, argument);
      case "help" -> help(turn, line, argument);
      default -> run(turn, line, true);
    }
  }

  /** At once, so that it keeps its place among the texts that are typed before and after it. */
  private static void act(Turn turn, String line, String deed) {
    if (deed.isEmpty()) {
      run(turn, line, true);
    } else {
      send(turn, ChatLine.ACTION + deed);
    }
  }

  /** Of a command that only the screen has nobody else can tell. */
  private static void help(Turn turn, String line, String about) {
    String usage = "/" + about.replaceFirst("^/", "").toLowerCase(Locale.ROOT) + " ";
    Optional<String> here =
        KEYS.lines().map(String::strip).filter(said -> said.startsWith(usage)).findFirst();
    if (about.isEmpty() || here.isEmpty()) {
      run(turn, line, true);
    } else {
      turn.hint(here.get().replaceAll(" {2,}", "  "));
    }
  }

  private static void quit(Turn turn, String line, String argument) {
    if (argument.isEmpty()) {
      Partings.quit(turn);
    } else {
      run(turn, line, true);
    }
  }

  /** The command of the screen that is meant; empty: none, or it is not clear. */
  private static String local(String typed, List<String> elsewhere) {
    if (LOCAL.contains(typed) || typed.isEmpty()) {
      return typed;
    }
    boolean other =
        elsewhere.stream().anyMatch(name -> name.startsWith(typed) && !LOCAL.contains(name));
    List<String> matches = LOCAL.stream().filter(name -> name.startsWith(typed)).toList();
    if (matches.size() > 1) {
      // What it means in line mode it means here.
      matches = matches.stream().filter(elsewhere::contains).toList();
    }
    return other || matches.size() != 1 ? "" : matches.get(0);
  }

  /** An empty pane; what was in it is still there for those who scroll. */
  private static void clear(Turn turn) {
    turn.put(turn.model().with(History.empty(turn.model().group().finalSeq() + 1)));
    turn.put(turn.model().reading().withUnread(Reading.Unread.NONE));
    Scrolling.toNewest(turn);
  }

  /**
   * @param typed whether it stood in the box, and comes back there if it is wrong
   */
  static void run(Turn turn, String line, boolean typed) {
    if (typed) {
      turn.put(turn.model().with(turn.model().input().running(line)));
    }
    turn.wish(new Wish.Run(line, turn.model().rooms().shownName()));
  }

  static void answered(Turn turn, UiEvent.Answered answer) {
    Room typedIn = takeBack(turn, answer);
    ChatModel model = turn.model();
    // Whoever has gone elsewhere meanwhile is not taken away from there.
    boolean stays = typedIn != null && !typedIn.name().equals(model.rooms().shownName());
    if (answer.room() != null && !stays) {
      Switching.show(turn, answer.room());
    }
    if (typedIn != null) {
      TypingAhead.goOn(turn, typedIn, answer.room() != null && !stays);
    }
    boolean isShort =
        !answer.text().contains("\n") && answer.text().length() < model.size().columns();
    if (answer.text().isEmpty()) {
      return;
    }
    // Where one asked for it of a message, Esc is to go back to that message.
    boolean ofChosen =
        typedIn == null && !answer.line().isEmpty() && model.overlay() instanceof Overlay.Select;
    if ((answer.failed() || isShort) && !ofChosen) {
      turn.hint(answer.text());
    } else {
      boolean help = answer.line().equals("/help");
      Overlays.read(turn, answer.line(), help ? help(model.setup(), answer.text()) : answer.text());
    }
  }

  /**
   * The room in which it was typed, in whose box what failed stands again; null: it was not typed.
   */
  private static Room takeBack(Turn turn, UiEvent.Answered answer) {
    ChatModel model = turn.model();
    for (Room room : model.rooms().joined()) {
      if (!answer.line().isEmpty() && answer.line().equals(room.input().running())) {
        Input input = room.input().running("");
        boolean back = answer.failed() && input.isEmpty();
        Input next = back ? input.replaced(answer.line()) : input;
        turn.put(model.with(model.rooms().with(room.with(next))));
        return room;
      }
    }
    return null;
  }

  /** What is done otherwise here is said only once. */
  private static String help(Setup setup, String everywhere) {
    String bound =
        setup.bindings().lines().stream().map(line -> "\n  " + line).collect(Collectors.joining());
    return everywhere
            .lines()
            .filter(line -> LOCAL.stream().noneMatch(name -> isSaid(name, line)))
            .collect(Collectors.joining("\n"))
        + KEYS
        + (bound.isEmpty() ? "" : "\n\nBound by --bind:" + bound);
  }

  private static boolean isSaid(String name, String line) {
    String usage = "  /" + name + " ";
    return line.startsWith(usage) && KEYS.contains(usage);
  }
}
