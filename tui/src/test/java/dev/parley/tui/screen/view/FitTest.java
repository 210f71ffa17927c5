package dev.parley.tui.screen.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FitTest {

  @Test
  void whatFitsStaysAsItIs() {
    assertEquals("alice", Fit.cut("alice", 5, "…"));
    assertEquals("", Fit.cut("", 0, "…"));
  }

  @Test
  void whatDoesNotFitIsCutWithASign() {
    assertEquals("ali…", Fit.cut("alice", 4, "…"));
    assertEquals("…", Fit.cut("alice", 1, "…"));
    assertEquals("", Fit.cut("alice", 0, "…"));
    assertEquals("", Fit.cut("alice", -3, "…"));
  }

  @Test
  void aWideClusterIsNeverCut() {
    assertEquals("語…", Fit.cut("語言", 3, "…"));
    assertEquals("…", Fit.cut("語言", 2, "…"));
  }

  @Test
  void blanksFillUpToTheWidth() {
    assertEquals("語  ", Fit.left("語", 4));
    assertEquals("  語", Fit.right("語", 4));
    assertEquals("alice", Fit.right("alice", 2));
  }
}
