package dev.parley.tui.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.node.NodeException;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.effect.StopReason;
import dev.parley.protocol.id.Member;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.ExitCode;
import dev.parley.tui.chat.Ended;
import dev.parley.tui.chat.MemoryPeer;
import dev.parley.tui.chat.ReadWhen;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LineModeTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private MemoryPeer peer = new MemoryPeer(1, 100_000);
  private Duration drain = Duration.ofSeconds(10);
  private Duration joinTimeout = Duration.ofSeconds(10);
  private long history;

  private static final Member BOB = MemoryPeer.member(2, "bob");

  @Test
  void whatIsPipedInIsFinalWhenThePeerHasLeft() {
    Ended ended = run("one\ntwo\n", false);
    assertEquals(ExitCode.OK, ended.code());
    assertEquals(List.of("alice: one", "alice: two"), chat());
    assertEquals(3, peer.shown());
  }

  /** The status knows the newest names from the beginning on. */
  @Test
  void whatIsCaughtUpBearsTheNamesOfItsTime() {
    peer.append(new EntryBody.Members("n2 joins", List.of(MemoryPeer.member(1, "alice"), BOB)));
    peer.append(MemoryPeer.chatOf(2, 1, "shown before"));
    peer.append(MemoryPeer.chatOf(2, 2, "one"));
    peer.append(new EntryBody.Profile(2, "name", null, "bertie"));
    peer.append(MemoryPeer.chatOf(2, 3, "two"));
    peer.other(2, peer.entries().get(0).position());
    peer.deliverFrom(4);
    history = 1;
    run("", false);
    assertEquals(List.of("bob: shown before", "bob: one", "bertie: two"), chat());
  }

  @Test
  void aHundredThousandLinesKeepTheirOrder() {
    List<String> typed = IntStream.range(0, 100_000).mapToObj(i -> "m" + i).toList();
    assertEquals(ExitCode.OK, run(String.join("\n", typed), true).code());
    assertEquals(typed, payloads());
    assertEquals(100_000, events("queued").size());
  }

  @Test
  void aFullOutboxLetsNothingOvertake() {
    peer = new MemoryPeer(1, 5);
    List<String> typed = IntStream.range(0, 2000).mapToObj(i -> "m" + i).toList();
    assertEquals(ExitCode.OK, run(String.join("\n", typed), true).code());
    assertEquals(2000, payloads().size());
    assertEquals(0, events("error").size());
  }

  @Test
  void endOfInputWithSomethingLeftIsAnUnknownOutcome() {
    peer.holdBack();
    drain = Duration.ofMillis(50);
    Ended ended = run("one\n", false);
    assertEquals(ExitCode.OUTCOME_UNKNOWN, ended.code());
    assertTrue(errors().contains("outcome unknown for 1 message"), errors());
  }

  @Test
  void quitLeavesAtOnceWhenNothingWaits() {
    Ended ended = run("hi\n/quit\nnever sent\n", false);
    assertEquals(ExitCode.OK, ended.code());
    assertEquals(List.of("alice: hi"), chat());
  }

  @Test
  void quitIsReadWhileTheDiskDoesNotTakeWhatWasTyped() throws IOException {
    peer.fillDisk();
    drain = Duration.ofMillis(50);
    PipedInputStream in = new PipedInputStream();
    try (PipedOutputStream typing = new PipedOutputStream(in)) {
      typing.write("one\n/quit\n".getBytes(StandardCharsets.UTF_8));
      typing.flush();
      assertEquals(ExitCode.OK, run(in, false).code());
    }
  }

  @Test
  void endOfInputOnADiskThatTakesNothingIsAnUnknownOutcome() {
    peer.fillDisk();
    drain = Duration.ofMillis(50);
    assertEquals(ExitCode.OUTCOME_UNKNOWN, run("one\n", false).code());
  }

  @Test
  void noSeedThatAnswersIsSaid() {
    peer.seek();
    joinTimeout = Duration.ofMillis(50);
    Ended ended = run("one\n", false);
    assertEquals(ExitCode.NO_CONNECTION, ended.code());
    assertTrue(errors().contains("parley: no seed let this peer in within 0.05 s"), errors());
  }

  @Test
  void aRefusalByTheGroupIsSaid() {
    peer.stop(StopReason.REFUSED, "id 1 is in use by alice at 127.0.0.1:6001");
    Ended ended = run(new PipedInputStream(), false);
    assertEquals(ExitCode.REFUSED, ended.code());
    assertEquals("id 1 is in use by alice at 127.0.0.1:6001", ended.text());
  }

  @Test
  void aLogThatDiffersIsDamage() {
    peer.stop(StopReason.DIVERGED, "#5 differs");
    assertEquals(ExitCode.DAMAGED, run(new PipedInputStream(), true).code());
  }

  @Test
  void beingRemovedIsARefusalUnlessItWasWanted() {
    peer.stop(StopReason.REMOVED, "n1 is a member no more");
    assertEquals(ExitCode.REFUSED, run(new PipedInputStream(), false).code());
  }

  @Test
  void aNodeThatCannotStartSaysWhy() {
    Ended ended =
        mode(output(true, out), true)
            .run(
                listener -> {
                  throw new NodeException(NodeException.Problem.DATA_IN_USE, "it is in use");
                },
                InputStream.nullInputStream());
    assertEquals(new Ended(ExitCode.DATA_IN_USE, "it is in use"), ended);
    assertEquals(
        List.of("error", "bye"),
        lines(out).stream().map(l -> l.replaceAll(".*\"event\":\"(\\w+)\".*", "$1")).toList());
  }

  @Test
  void aClosedStdoutLeavesQuietly() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    Ended ended =
        mode(output(false, broken), false)
            .run(peer::start, new ByteArrayInputStream("one\ntwo\n".getBytes()));
    assertEquals(new Ended(ExitCode.OK, ""), ended);
  }

  @Test
  void earlierMessagesComeFirstAndNothingTwice() {
    for (int i = 2; i <= 40; i++) {
      peer.append(peer.chat("m" + i));
    }
    peer.append(new EntryBody.Profile(1, "name", null, "eve"));
    peer.deliverFrom(39);
    history = 3;
    run("new\n", false);
    assertEquals(
        List.of("alice: m36", "alice: m37", "alice: m38", "alice: m39", "alice: m40", "eve: new"),
        chat());
  }

  @Test
  void aBadEntryInTheHistoryStopsNothing() {
    peer.append(peer.chat("old"));
    peer.deliverFrom(3);
    peer.breakAt(1);
    history = Long.MAX_VALUE;
    assertEquals(ExitCode.OK, run("new\n", true).code());
    assertTrue(events("error").get(0).contains("\"code\":\"log_unreadable\""));
    assertEquals(List.of("new"), payloads());
  }

  @Test
  void whatIsNotFinalIsShownAsProvisionalAndAgainWhenItIs() {
    EntryBody.Chat chat = MemoryPeer.chatOf(2, 1, "still here");
    peer.hold(chat);
    peer.append(chat);
    run("hi\n", false);
    assertEquals(
        List.of("alice: hi", "n2: still here", "~   n2: still here (provisional)"),
        chat().stream().map(l -> l.replaceFirst("\\S+Z general ", "")).sorted().toList());
  }

  @Test
  void anAnswerBearsItsReference() {
    run("{\"command\":\"/users\",\"ref\":\"u\"}\n{\"command\":\"status\",\"ref\":\"s\"}\n", true);
    assertTrue(events("reply").get(0).contains("\"ref\":\"u\""));
    assertTrue(events("status").get(0).contains("\"ref\":\"s\",\"state\":\"LEADER\""));
  }

  @Test
  void aRefusedTextIsNamedByItsReference() {
    run("{\"send\":\"" + "x".repeat(1001) + "\",\"ref\":\"long\"}\n", true);
    assertEquals(1, events("error").size());
    assertTrue(events("error").get(0).contains("not sent: the text is too long"));
    assertTrue(events("error").get(0).contains("\"ref\":\"long\""));
  }

  @Test
  void controlsInAnObjectAreRefusedAndThoseInALineGo() {
    run("{\"send\":\"\\u001b[31mred\",\"ref\":\"x\"}\n\u001b[31mred\u001b[0m\n", true);
    assertEquals(List.of("red"), payloads());
    assertEquals(
        List.of(
            "{\"event\":\"error\",\"at\":7,\"code\":\"refused\",\"message\":\"not sent: character 1 of"
                + " the text is U+001B, a control character\",\"ref\":\"x\"}"),
        events("error"));
  }

  @Test
  void whatOneDoesIsSentLikeAnyText() {
    run("one\n/me waves\n{\"command\":\"me bows\",\"ref\":\"m\"}\n", true);
    assertEquals(List.of("one", "/me waves", "/me bows"), payloads());
    assertTrue(events("queued").get(2).endsWith("\"ref\":\"m\"}"));
    assertEquals(List.of(), events("reply"));
  }

  @Test
  void peopleReadWhatSomebodyDoes() {
    run("/me waves\n", false);
    assertEquals(List.of("* alice waves"), chat());
  }

  @Test
  void commandsAndNoticesStayOffStdout() {
    peer.notice(new Notice.Event("something happened"));
    run("/version\n/foo\nhi\n", false);
    assertEquals(1, lines(out).size());
    assertTrue(errors().contains("parley 1\n"), errors());
    assertTrue(errors().contains("parley: unknown command /foo"), errors());
  }

  @Test
  void helloIsFirstAndByeIsLast() {
    run("hi\n", true);
    List<String> lines = lines(out);
    assertTrue(lines.get(0).startsWith("{\"event\":\"hello\""), lines.get(0));
    assertTrue(lines.get(1).startsWith("{\"event\":\"state\""), lines.get(1));
    assertTrue(lines.get(lines.size() - 1).startsWith("{\"event\":\"bye\""));
  }

  private Ended run(String input, boolean json) {
    return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), json);
  }

  private Ended run(InputStream in, boolean json) {
    return mode(output(json, out), json).run(peer::start, in);
  }

  private LineMode mode(Output output, boolean json) {
    return new LineMode(
        new LineOptions(
            json, true, history, drain, joinTimeout, ReadWhen.VISIBLE, false, "parley 1"),
        output,
        System::currentTimeMillis);
  }

  private Output output(boolean json, OutputStream stream) {
    return json ? new JsonOutput(stream, "alice", "/data", () -> 7) : new TextOutput(stream, err);
  }

  private List<String> chat() {
    return lines(out).stream().map(l -> l.replaceFirst("^#\\d+ \\S+ general ", "")).toList();
  }

  private List<String> payloads() {
    List<String> payloads = new ArrayList<>();
    for (String line : events("message")) {
      payloads.add(Typed.JSON.readTree(line).get("payload").stringValue());
    }
    return payloads;
  }

  private List<String> events(String name) {
    return lines(out).stream()
        .filter(l -> l.startsWith("{\"event\":\"" + name + "\""))
        .collect(Collectors.toList());
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
