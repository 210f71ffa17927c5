package dev.parley.tui.line;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final Thread another =
      new Thread(
          () -> {
            voice().say(output -> order.add("said"));
            order.add("goes on");
          });
  private final Voice voice = new Voice(new TextOutput(new Closed(), new Closed()), this::onDeaf);

  private Voice voice() {
    return voice;
  }

  private void onDeaf() {
    another.start();
    await()
        .until(
            () ->
                another.getState() == Thread.State.BLOCKED
                    || another.getState() == Thread.State.TERMINATED);
    order.add("nobody reads");
  }

  @Test
  void nobodyGoesOnInSilenceBeforeItIsKnownThatNobodyReads() throws Exception {
    voice.say(output -> output.bye("hello"));
    another.join();
    assertEquals(List.of("nobody reads", "goes on"), order);
  }

  private static final class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }
}
