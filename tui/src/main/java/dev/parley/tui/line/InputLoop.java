package dev.parley.tui.line;

import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.command.Answer;
import dev.parley.tui.command.CommandContext;
import dev.parley.tui.command.CommandException;
import dev.parley.tui.command.Commands;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Reads the user's lines and does what they say, until the input ends or the peer has stopped. */
final class InputLoop implements Runnable {
  /** Results that wait to be said before input waits for them: bounds memory. */
  private static final int MAX_UNSAID = 1024;

  private final LineMode mode;
  private final LineReader lines;
  private final Sender sender;
  private final Voice voice;
  private final CommandContext context;

  /** Where what is typed goes. */
  private String room = ChatPort.ROOM;

  InputLoop(LineMode mode, LineReader lines, Sender sender, Voice voice, CommandContext context) {
    this.mode = mode;
    this.lines = lines;
    this.sender = sender;
    this.voice = voice;
    this.context = context;
  }

  @Override
  public void run() {
    try {
      mode.awaitState();
      readAll();
      sender.settle();
      voice.catchUp();
      mode.drainAndLeave(!mode.isQuitting());
    } catch (Sender.StoppedException | ExecutionException e) {
      // The peer has stopped by itself; whoever waits for that says why.
      voice.catchUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      mode.fault(e);
    }
  }

  private void readAll() throws Sender.StoppedException, InterruptedException {
    for (LineReader.Line line = next(); line != null; line = next()) {
      if (line.fault() != null) {
        sayError("bad_input", line.fault(), null);
      } else {
        handle(Typed.parse(line.text(), mode.readsObjects()));
      }
      if (mode.isQuitting()) {
        return;
      }
    }
  }

  private LineReader.Line next() throws Sender.StoppedException, InterruptedException {
    try {
      if (lines.mayBlock()) {
        sender.settle();
        voice.catchUp();
      }
      return lines.read();
    } catch (IOException e) {
      // A terminal that is gone says so by an error: that is the end of input, too.
      return null;
    }
  }

  private void handle(Typed typed) throws Sender.StoppedException, InterruptedException {
    if (typed instanceof Typed.Text text) {
      send(text);
    } else if (typed instanceof Typed.Order order) {
      carryOut(order);
    } else if (typed instanceof Typed.Read read) {
      haveRead(read);
    } else if (typed instanceof Typed.Bad bad) {
      sayError("bad_input", bad.message(), bad.ref());
    }
  }

  private void send(Typed.Text text) throws Sender.StoppedException, InterruptedException {
    sender.send(text.room() == null ? new Typed.Text(text.text(), room, text.ref()) : text);
    if (voice.waiting() > MAX_UNSAID) {
      voice.catchUp();
    }
  }

  private void haveRead(Typed.Read read) {
    if (mode.tellsReceipts()) {
      context.port().read(read.room(), read.upTo());
    } else {
      sayError("receipts_off", "receipts are off; nobody is told what was read", read.ref());
    }
  }

  private void carryOut(Typed.Order order) throws Sender.StoppedException, InterruptedException {
    try {
      Answer answer = Commands.run(order.line(), context.in(room));
      if (answer.room() != null) {
        room = answer.room();
      }
      if (answer.isMessage()) {
        send(new Typed.Text(answer.text(), null, order.ref()));
      } else {
        voice.say(output -> output.answer(answer, order.ref()));
      }
    } catch (CommandException e) {
      sayError(e.code(), e.getMessage(), order.ref());
    }
  }

  private void sayError(String code, String message, String ref) {
    voice.say(output -> output.error(code, message, ref));
  }
}
