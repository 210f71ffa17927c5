package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.node.EventLog;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.command.Answer;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.command.CommandException;
import dev.parley.tui.command.Commands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes that are typed are lines, each of which is a text, a command that is answered or
 * refused with a sentence, or a fault that is named. The first byte says whether objects are read.
 */
final class LineModeFuzzTest {
  private static final CommandContext.Departure STAYS =
      new CommandContext.Departure() {
        @Override
        public void quit() {}

        @Override
        public void retiring() {}
      };

  private static MemoryPeer peer;
  private static CommandContext context;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Output text = new TextOutput(out, err);
  private final Output json = new JsonOutput(out, "alice", "/data", () -> 7);

  static Stream<byte[]> inputs() {
    return Stream.of(
            "1{\"send\":\"two\\nlines\",\"room\":\"general\",\"ref\":\"x1\"}\n",
            "1{\"command\":\"/history #2\",\"ref\":\"x2\"}\n{\"command\":7}\n[]\nnull\n",
            "0hello\r\n\n//a slash\n/help /nick\n/HIS 3\n/conf\n/sea 2\n/me\n/remove n2\n/nick bob\n",
            "0/status\n/users\n/queue\n/verify\n/log 5\n/retire\n/retire yes\n/version\n/quit\n",
            "0/remove 99999999999\n/history #0\n/log -1\n/nick \u0000\n/ \n/\n",
            "0/nick \ud83d\ude00\n/nick   x y  \n/he\u0131p\n")
        .map(typed -> typed.getBytes(StandardCharsets.UTF_8));
  }

  @BeforeAll
  static void makePeer() {
    peer = new MemoryPeer(1, 10);
    for (int i = 0; i < 30; i++) {
      peer.append(peer.chat("text " + i));
    }
    context = new CommandContext(peer, new NameBook(), new EventLog(), STAYS, "parley 1");
  }

  @AfterAll
  static void close() {
    peer.close();
  }

  @MethodSource("inputs")
  @DictionaryFile(resourcePath = "/dev/parley/tui/typed.dict")
  @FuzzTest
  void anyInputIsSentOrAnswered(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    out.reset();
    err.reset();
    LineReader lines = new LineReader(new Pieces(input));
    for (LineReader.Line line = lines.read(); line != null; line = lines.read()) {
      assertTrue((line.text() == null) != (line.fault() == null));
      if (line.text() != null) {
        obey(Typed.parse(line.text(), input[0] % 2 != 0));
      }
    }
    text.flush();
    json.flush();
    String said = err.toString(StandardCharsets.UTF_8);
    assertTrue(said.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), said);
    out.toString(StandardCharsets.UTF_8).lines().forEach(Typed.JSON::readTree);
  }

  private void obey(Typed typed) throws IOException {
    if (typed instanceof Typed.Order order) {
      if (mayExport(order)) {
        return;
      }
      try {
        Answer answer = Commands.run(order.line(), context);
        text.answer(answer, order.ref());
        json.answer(answer, order.ref());
      } catch (CommandException e) {
        text.error(e.code(), e.getMessage(), order.ref());
        json.error(e.code(), e.getMessage(), order.ref());
      }
    } else if (typed instanceof Typed.Bad bad) {
      json.error("bad_input", bad.message(), bad.ref());
    } else if (typed instanceof Typed.Text sent) {
      assertNotNull(sent.text());
      json.error("not sent", sent.text(), sent.ref());
      text.error("not sent", sent.text(), sent.ref());
    }
  }

  /** Nothing here may write a file of just any name. */
  private static boolean mayExport(Typed.Order order) {
    return order.line().strip().toLowerCase(Locale.ROOT).matches("(?s)/?\\s*e.*");
  }

  /** Gives a few bytes at a time, as a pipe does. */
  private static final class Pieces extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int most;

    Pieces(byte[] input) {
      bytes = new ByteArrayInputStream(input, 1, input.length - 1);
      most = 1 + (input[0] & 0xff);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, Math.min(length, most));
    }
  }
}
