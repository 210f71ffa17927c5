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
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Group chat with no server: one order for everybody, on everybody's disk.",
      "",
      "  parley --id 1 --name alice                        founds a group",
      "  parley --id 2 --name bob --seed 127.0.0.1:6001    joins it",
      "  parley demo                                       shows one, step by step",
      "  parley scale --peers 10                           tries many, and kills their leaders",
      "",
      "On a terminal it takes the whole screen; elsewhere it reads and prints lines.",
      "What you type is a message, or a command if it begins with /: /help lists them,",
      "and on the screen the keys.",
      "",
      "N is a number, D a duration such as 200ms, 1s, 2m or 1h. What is not given",
      "comes from the environment (PARLEY_NAME) or from a file (--config).",
      ""
    },
    subcommands = {
      ServeCommand.class,
      DemoCommand.class,
      ScaleCommand.class,
      LogCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    commandListHeading = "%nCommands (parley help COMMAND):%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:left in order",
      "1:a fault in the program",
      "2:usage",
      "3:configuration",
      "4:the data directory is in use",
      "5:the log is damaged",
      "6:cannot listen, or no seed let this peer in",
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
