package dev.parley.tui.line;

import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.PeerStatus.MemberStatus;
import dev.parley.protocol.effect.Notice;
import dev.parley.protocol.id.MessageId;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryBody;
import dev.parley.tui.chat.NameBook;
import dev.parley.tui.command.Answer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * What the line mode says, in one of its two languages. Nothing is out before {@link #flush}. Not
 * safe for threads: its owner takes care.
 */
public interface Output {

  /** The peer listens, and by HTTP at {@code ops}; null: nowhere. */
  void hello(PeerStatus status, String address, String ops) throws IOException;

  /**
   * Final entries, in order; each is applied to the names before the next one is written.
   *
   * @param rooms those that the user is in: people see no messages of others
   */
  void entries(List<Entry> entries, NameBook names, Collection<String> rooms) throws IOException;

  /** Messages that are not final, as they came; {@code rooms} as for entries. */
  void provisional(List<EntryBody.Chat> messages, NameBook names, Collection<String> rooms)
      throws IOException;

  /** The state, term, leader, voters or who is online changed. */
  void state(PeerStatus status) throws IOException;

  void notice(Notice notice, NameBook names) throws IOException;

  /** Somebody else who is here is present in another way than before. */
  void presence(MemberStatus member, NameBook names) throws IOException;

  /** Others have read further. */
  void receipts(List<ReadMark> marks) throws IOException;

  /** A text is in the outbox on disk. {@code ref} may be null. */
  void queued(MessageId id, String roomId, String ref) throws IOException;

  /** Fetching what was missed: has all up to {@code have} of what is known to be final. */
  void catchup(long have, long of) throws IOException;

  void answer(Answer answer, String ref) throws IOException;

  void error(String code, String message, String ref) throws IOException;

  /** The last line. */
  void bye(String reason) throws IOException;

  void flush() throws IOException;
}
