package dev.parley.protocol.link;

import dev.parley.protocol.id.ReplicaId;
import dev.parley.protocol.message.Message.Hello;

/**
 * The connection to another node, of which there is one at a time.
 *
 * @param id the host's number for it, never used twice
 * @param dialledHere whether this peer dialled it
 * @param hello what the other end said of itself
 */
public record Link(long id, boolean dialledHere, Hello hello) {
  public int nodeId() {
    return hello.peer().nodeId();
  }

  public ReplicaId replica() {
    return hello.peer().replica();
  }

  /** The same connection, after its other end has shown that it is in that group by now. */
  public Link inGroup(String groupId) {
    Hello said = hello;
    return new Link(
        id,
        dialledHere,
        new Hello(said.version(), said.peer(), groupId, said.group(), said.startedAt()));
  }

  /** Whether the same process is at the other end of both. */
  public boolean isSameProcess(Link other) {
    return replica().equals(other.replica()) && hello.startedAt() == other.hello.startedAt();
  }
}
