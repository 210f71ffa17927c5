package dev.parley.protocol.message;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.message.Message.Hello;

/** Which of two groups of one name gives way when they meet, by what both ends have said. */
public final class GivingWay {
  private GivingWay() {}

  /**
   * Whether the group of one peer gives way to the group of another: of two that would, the higher
   * id to the lower one's; but none to a peer that takes no newcomers.
   */
  public static boolean givesWay(Hello mine, Hello theirs) {
    return mine.dissolves()
        && areOthersOfTheName(mine, theirs)
        && theirs.peer().mode() == Mode.BOOTSTRAP
        && (!theirs.dissolves()
            || mine.peer().mode() == Mode.STANDARD
            || theirs.groupId().compareTo(mine.groupId()) < 0);
  }

  private static boolean areOthersOfTheName(Hello mine, Hello theirs) {
    return mine.version() == theirs.version()
        && mine.group().equals(theirs.group())
        && mine.groupId() != null
        && theirs.groupId() != null
        && !mine.groupId().equals(theirs.groupId())
        && mine.peer().nodeId() != theirs.peer().nodeId();
  }
}
