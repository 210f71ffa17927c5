package dev.parley.tui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;

/** {@code parley --id N}: a peer with a user. */
@Command(
    name = "parley",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Group chat with no server: one order for everybody, on everybody's disk.",
      "",
      "A line that you type is a message; /help lists the commands."
    },
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      LogCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:left in order",
      "1:a fault in the program",
      "2:usage",
      "3:configuration",
      "4:the data directory is in use",
      "5:the log is damaged",
      "6:cannot listen, or no seed answered",
      "7:end of input, but not all sent is known to be final; it is in the outbox",
      "8:refused by the group",
      "130, 143:signals, after leaving in order"
    })
public final class ParleyCommand implements Callable<Integer> {
  @Mixin private PeerRun peer;

  @Override
  public Integer call() {
    return peer.run(true);
  }
}
