package dev.parley.tui.screen.model;

import dev.parley.tui.chat.ReadWhen;
import dev.parley.tui.screen.KeyBindings;
import java.time.ZoneId;
import java.util.List;

/**
 * What this run was started with.
 *
 * @param name the user's name as it was asked for; the log may know another one
 * @param address {@code host:port} that others dial
 * @param seeds whom a newcomer asks to be let in, each {@code host:port}
 * @param deliversFrom the first {@code seq_no} that this run delivers; all before was shown earlier
 * @param commands the names of all commands that are carried out elsewhere, without a slash
 * @param receipts when a message counts as read
 * @param version the line of {@code --version}
 */
public record Setup(
    int nodeId,
    String name,
    String group,
    String address,
    List<String> seeds,
    long deliversFrom,
    Look look,
    KeyBindings bindings,
    List<String> commands,
    ReadWhen receipts,
    String version) {

  public Setup {
    seeds = List.copyOf(seeds);
    commands = List.copyOf(commands);
  }

  public ZoneId zone() {
    return look.zone();
  }

  public boolean ascii() {
    return look.ascii();
  }

  /** Of a run that delivers another log, from its first entry on. */
  Setup fromTheFirst() {
    return new Setup(
        nodeId, name, group, address, seeds, 1, look, bindings, commands, receipts, version);
  }

  Setup with(Look next) {
    return new Setup(
        nodeId,
        name,
        group,
        address,
        seeds,
        deliversFrom,
        next,
        bindings,
        commands,
        receipts,
        version);
  }
}
