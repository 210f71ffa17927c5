package dev.parley.tui.screen.terminal;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.screen.editor.InputHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that were typed, one a line, oldest first, for later runs; nobody else can read them.
 * Before those of another room than {@code general} stands {@code \#room} and a blank, which no
 * line begins with. Losing them is no reason to stop: what goes wrong is in the log file. Used by
 * one thread at a time.
 */
final class HistoryFile {
  /** Of all rooms together; the newest are kept. */
  static final int MOST_LINES = 4 * InputHistory.MAX_LINES;

  private static final String ROOM = "\\#";

  private static final Logger LOG = LoggerFactory.getLogger(HistoryFile.class);

  private final PrivateFile file;

  /** As they stand in the file. */
  private final List<String> rows = new ArrayList<>();

  HistoryFile(Path file) {
    this.file = new PrivateFile(file);
  }

  /** Those of each room; called first. */
  Map<String, InputHistory> read() {
    Map<String, List<String>> byRoom = new TreeMap<>();
    try {
      rows.addAll(file.read());
    } catch (IOException e) {
      LOG.warn("no earlier input", e);
    }
    for (String row : rows) {
      boolean elsewhere = row.startsWith(ROOM);
      int blank = elsewhere ? row.indexOf(' ') : -1;
      if (!elsewhere || blank > 0) {
        String room = elsewhere ? row.substring(ROOM.length(), blank) : ChatPort.ROOM;
        byRoom.computeIfAbsent(room, name -> new ArrayList<>()).add(row.substring(blank + 1));
      }
    }
    Map<String, InputHistory> typed = new TreeMap<>();
    byRoom.forEach((room, lines) -> typed.put(room, InputHistory.decoded(lines)));
    return typed;
  }

  /** Adds one that was typed in that room. */
  void add(String roomId, String line) {
    String front = roomId.equals(ChatPort.ROOM) ? "" : ROOM + roomId + " ";
    String row = front + InputHistory.encoded(line);
    if (line.isBlank() || (!rows.isEmpty() && rows.get(rows.size() - 1).equals(row))) {
      return;
    }
    rows.add(row);
    if (rows.size() > MOST_LINES) {
      rows.subList(0, rows.size() - MOST_LINES).clear();
    }
    try {
      file.write(rows);
    } catch (IOException e) {
      LOG.warn("the input is not kept", e);
    }
  }
}
