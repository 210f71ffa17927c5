package dev.parley.bench.micro;

import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.EntryFormat;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The lines of a chat message: what is done with each, once at least, at every peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChatLines {
  private static final int PREVIOUS = 0x1234abcd;

  /** What stands in the text; a control character, as in the last one, is for Jackson. */
  @Param({"plain", "umlaut", "cyrillic", "cjk", "emoji", "escapes", "control"})
  public String text;

  private EntryBody.Chat typed;
  private EntryBody.Chat received;
  private byte[] chatLine;
  private byte[] entryLine;
  private Entry entry;

  @Setup
  public void makeLines() {
    String payload = payload();
    MessageId id = new MessageId("9f3a12bc44aa01ce", 131_072);
    typed = new EntryBody.Chat(3, id, "general", 4_711_042, 1_763_600_000_000L, payload);
    chatLine = EntryFormat.chatLine(typed);
    received = ((Message.Chat) MessageJson.read(chatLine)).body();
    entry = EntryFormat.make(4_711_000, 12, typed, PREVIOUS);
    entryLine = new String(entry.line(), StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
  }

  /** 100 characters. */
  private String payload() {
    String sentence =
        switch (text) {
          case "plain" -> "The quick brown fox jumps over the lazy dog. ";
          case "umlaut" -> "Der schöne braune Fuchs springt über den Hund. ";
          case "cyrillic" -> "Съешь же ещё этих мягких французских булок. ";
          case "cjk" -> "いろはにほへと ちりぬるを、我が世誰ぞ常ならむ。";
          case "emoji" -> "Quick 🦊 jumps over lazy 🐶 again, and again. ";
          case "escapes" -> "The \"quick\" fox\n\tjumps over C:\\dog. ";
          case "control" -> "The quick brown fox\u0085 jumps over the lazy dog. ";
          default -> throw new IllegalArgumentException(text);
        };
    return sentence.repeat(5).substring(0, 100);
  }

  /** Its sender: the line for outbox and leader. */
  @Benchmark
  public byte[] write() {
    return EntryFormat.chatLine(EntryFormat.withPlainLine(typed));
  }

  /** The leader: what the sender wrote. */
  @Benchmark
  public Message readChat() {
    return MessageJson.read(chatLine);
  }

  /** The leader: the entry of it, spliced where it can be, and its checksum. */
  @Benchmark
  public Entry number() {
    return EntryFormat.make(4_711_000, 12, received, PREVIOUS);
  }

  /** A follower: the entry. */
  @Benchmark
  public Entry readEntry() {
    return EntryFormat.read(entryLine);
  }

  /** Everybody: whether it goes on after the last one. */
  @Benchmark
  public boolean follows() {
    return EntryFormat.follows(entry, PREVIOUS);
  }
}
