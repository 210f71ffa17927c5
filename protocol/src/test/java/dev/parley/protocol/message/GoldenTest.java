package dev.parley.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The lines of the wire and of the log, as files that a change must not change by accident. {@code
 * mvn -pl protocol test -Dtest=GoldenTest -Dgolden.update=true} writes them anew.
 */
class GoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  private static void assertGolden(String name, List<String> lines) throws IOException {
    Path file = GOLDEN.resolve(name);
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }

  @Test
  void messagesAreWrittenAndReadAsEver() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Message message : Samples.messages()) {
      lines.add(new String(MessageJson.write(message), UTF_8));
    }
    assertGolden("messages.ndjson", lines);
    List<Message> read = new ArrayList<>();
    for (String line : lines) {
      read.add(MessageJson.read(line.getBytes(UTF_8)));
    }
    assertEquals(Samples.messages(), read);
  }

  @Test
  void entriesAreWrittenAndReadAsEver() throws IOException {
    List<Entry> entries = Samples.entries();
    List<String> lines = entries.stream().map(entry -> new String(entry.line(), UTF_8)).toList();
    assertGolden("entries.ndjson", lines);
    List<Entry> read = lines.stream().map(line -> EntryFormat.read(line.getBytes(UTF_8))).toList();
    assertEquals(entries, read);
    assertEquals(
        entries.stream().map(Entry::body).toList(), read.stream().map(Entry::body).toList());
  }

  @Test
  void transcriptsAreWrittenAsEver() throws IOException {
    assertGolden(
        "transcript.txt",
        Stream.concat(
                Samples.messages().stream(), Samples.entries().stream().map(Message.Sequenced::new))
            .map(message -> Transcript.line(3, 5, message))
            .toList());
  }

  @Test
  void everyKindOfMessageHasASample() {
    TreeSet<String> kinds = new TreeSet<>();
    Samples.messages().forEach(message -> kinds.add(message.getClass().getSimpleName()));
    kinds.add("Sequenced");
    TreeSet<String> all = new TreeSet<>();
    for (Class<?> kind : Message.class.getPermittedSubclasses()) {
      all.add(kind.getSimpleName());
    }
    assertEquals(all, kinds);
  }
}
