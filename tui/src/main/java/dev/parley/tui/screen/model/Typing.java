package dev.parley.tui.screen.model;

import java.util.List;
import java.util.Locale;

/** What becomes of a text that was typed. */
final class Typing {
  private static final List<String> LOCAL = List.of("clear", "ascii", "suspend", "search");

  /** Shorter beginnings of names are left to the commands that everybody has. */
  private static final int LEAST_PREFIX = 3;

  /** What only the screen has; stands below the commands that everybody has. */
  private static final String KEYS =
      """


      Only here:
        /search TEXT           seek in the room; /search #SEQ goes to that number
        /clear                 an empty pane; scroll up for what was in it
        /ascii                 frames and marks from ASCII, or not
        /suspend               stop this peer until fg

      Keys:
        Enter, Alt+Enter       send; new line               Ctrl+O  edit in $EDITOR
        Tab, Shift+Tab         complete                     Up Down lines typed before
        PgUp PgDn              half a page                  Alt+Up Alt+Down  one line
        Alt+Home Alt+End       oldest, newest               Alt+U   first unread
        Ctrl+F                 search: Enter further back, Shift+Tab forward, Esc end
        Ctrl+T                 choose a message: i info, y copy, Enter unfold,
                               e edit again and d drop what was refused
        F1 F2 F7 F8            help, status, rooms, users   Ctrl+L  draw anew
        Ctrl+C                 clear the box; then twice to quit; Ctrl+Q quits

      Marks of messages:
        \u25cc or .  in the outbox        \u25cb or o  numbered        \u2713 or +  final
        ~       seen by those in reach, no majority    \u2717 or !  refused
      On a Mac, Alt needs "Use Option as Meta key" in the settings of Terminal.""";

  private Typing() {}

  static void enter(Turn turn) {
    String text = turn.model().input().text();
    if (text.isBlank()) {
      return;
    }
    turn.wish(new Wish.Remember(text));
    turn.put(turn.model().with(turn.model().input().taken()));
    if (text.startsWith("//")) {
      send(turn, text.substring(1));
    } else if (text.startsWith("/")) {
      command(turn, text);
    } else {
      send(turn, text);
    }
  }

  static void send(Turn turn, String text) {
    ChatModel model = turn.model();
    Delivery delivery = model.delivery();
    Pendings pendings = new Pendings(model);
    pendings.typed(delivery.nextRef(), text);
    turn.put(model.with(pendings.result().withNextRef(delivery.nextRef() + 1)));
    turn.wish(new Wish.Send(delivery.nextRef(), text));
    Scrolling.toNewest(turn);
    if (turn.model().reading().unread().seen()) {
      turn.put(turn.model().reading().withUnread(Reading.Unread.NONE));
    }
  }

  private static void command(Turn turn, String line) {
    int space = 1;
    while (space < line.length() && !Character.isWhitespace(line.charAt(space))) {
      space++;
    }
    String name = local(line.substring(1, space).toLowerCase(Locale.ROOT));
    String argument = line.substring(space).strip();
    switch (name) {
      case "clear" -> clear(turn);
      case "ascii" -> {
        Setup setup = turn.model().setup();
        turn.put(turn.model().with(setup.withAscii(!setup.ascii())));
      }
      case "suspend" -> turn.wish(new Wish.Suspend());
      case "search" -> Searching.open(turn, argument);
      default -> run(turn, line, true);
    }
  }

  private static String local(String typed) {
    for (String name : LOCAL) {
      if (name.equals(typed) || (typed.length() >= LEAST_PREFIX && name.startsWith(typed))) {
        return name;
      }
    }
    return "";
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
    turn.wish(new Wish.Run(line));
  }

  static void answered(Turn turn, UiEvent.Answered answer) {
    ChatModel model = turn.model();
    boolean typed = answer.line().equals(model.input().running());
    if (typed) {
      Input input = model.input().running("");
      boolean back = answer.failed() && input.isEmpty();
      turn.put(model.with(back ? input.replaced(answer.line()) : input));
    }
    boolean isShort =
        !answer.text().contains("\n") && answer.text().length() < model.size().columns();
    if (answer.text().isEmpty()) {
      return;
    }
    if (answer.failed() || isShort) {
      turn.hint(answer.text());
    } else {
      boolean help = answer.line().equals("/help");
      Overlays.read(turn, answer.line(), help ? answer.text() + KEYS : answer.text());
    }
  }
}
