package dev.parley.tui.process.torture;

import java.util.List;
import java.util.Locale;

/** What came out of a run, in one line. */
record Report(
    Settings settings, Faults faults, Records records, Checker checker, long levelMillis) {

  String line() {
    return String.join(", ", List.of(done(), found(), waited()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private String done() {
    return text(
        "torture: %d peers, mix %s, seed %d%s: %.1f minutes, %d kills, %d stops, %d restarts,"
            + " %d wipes, %d full disks, %d cuts, %d shaken links, %d narrow links, %d resets",
        settings.peers(),
        settings.mix(),
        settings.seed(),
        settings.proxies() ? ", proxies" : "",
        settings.length().toMillis() / 60_000.0,
        faults.count(Fault.KILL) + settings.peers() * faults.count(Fault.KILL_ALL),
        faults.count(Fault.STOP),
        faults.count(Fault.RESTART),
        faults.count(Fault.WIPE),
        faults.count(Fault.FULL_DISK),
        faults.count(Fault.CUT, Fault.SPLIT, Fault.ONE_WAY, Fault.FLAP),
        faults.count(Fault.SHAKE),
        faults.count(Fault.NARROW),
        faults.resets());
  }

  private String found() {
    return text(
        "%d messages, %d known to be queued, %d refused, %d shown as provisional, lost %d,"
            + " doubled %d, order differences %d, gone with a wiped disk %d",
        checker.messages(),
        records.ledger().confirmed(),
        records.ledger().refusals(),
        records.ledger().provisionals(),
        checker.lost(),
        checker.doubled(),
        checker.swapped(),
        checker.excused());
  }

  private String waited() {
    Pauses pauses = records.pauses();
    return text(
        "pause median %d ms, p99 %d ms (stall of the machine %d, %d), return median %d ms,"
            + " p99 %d ms, start median %d ms, p99 %d ms, level %d ms after the last fault",
        pauses.pause(50),
        pauses.pause(99),
        pauses.stall(50),
        pauses.stall(99),
        pauses.comeback(50),
        pauses.comeback(99),
        pauses.start(50),
        pauses.start(99),
        levelMillis);
  }
}
