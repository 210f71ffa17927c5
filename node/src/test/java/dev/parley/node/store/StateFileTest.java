package dev.parley.node.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir private Path path;
  private Folder folder;

  @BeforeEach
  void open() {
    folder = new Folder(new SystemDisk(), path, false);
  }

  private Kept readOf(JsonWriter json) throws IOException {
    folder.replace("state.json", Sealed.seal(json.bytes()));
    return StateFile.read(folder);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Kept kept = Kept.NOTHING.withShown(7).withJoined(List.of("general", "ops", "dev"));
    StateFile.write(folder, kept);
    assertEquals(kept, StateFile.read(folder));
  }

  @Test
  void anOlderVersionKnewOneRoom() throws IOException {
    Kept kept = readOf(JsonWriter.untyped().number("shown", 7));
    assertEquals(Kept.NOTHING.withShown(7), kept);
  }

  @Test
  void everybodyIsInGeneralWhateverTheFileSays() throws IOException {
    Kept kept =
        readOf(JsonWriter.untyped().number("shown", 7).texts("joined", List.of("dev", "a\nb", "")));
    assertEquals(List.of("general", "dev"), kept.joined());
    Kept odd = readOf(JsonWriter.untyped().number("shown", 7).text("joined", "dev"));
    assertEquals(Kept.NOTHING, odd);
  }
}
