package dev.parley.tui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.effect.StopReason;
import dev.parley.tui.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndedTest {

  @ParameterizedTest
  @CsvSource({
    "DAMAGED, start it again: it sets this log aside",
    "DIVERGED, docs/operations.md says what to do",
    "UNREADABLE, docs/operations.md says what to do"
  })
  void whoseLogIsNotTheGroupsIsToldWhatToDo(StopReason reason, String advice) {
    Ended ended = Ended.stopped(reason, "entry #7 is bad\n  here: x", null, false);
    assertEquals(ExitCode.DAMAGED, ended.code());
    assertTrue(ended.text().startsWith("entry #7 is bad\n  here: x\n" + advice), ended.text());
  }

  @Test
  void aFaultIsToBeReported() {
    assertEquals(
        new Ended(ExitCode.FAULT, "broken; please report it, with the end of parley.log"),
        Ended.stopped(StopReason.FAULT, "broken", null, false));
  }

  @ParameterizedTest
  @CsvSource({"LEFT, left", "REFUSED, why", "REMOVED, why"})
  void whoLeavesOrIsRefusedIsToldWhy(StopReason reason, String text) {
    assertEquals(text, Ended.stopped(reason, "why", null, false).text());
  }
}
