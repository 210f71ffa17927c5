package dev.parley.protocol.message;

/**
 * One method for each kind of message: the exhaustive switch of Java 17. {@code from} is the node
 * id of the sender, as its connection's HELLO gave it.
 */
public interface MessageHandler {
  void onJoin(int from, Message.Join join);

  void onJoinAck(int from, Message.JoinAck ack);

  void onJoinRefused(int from, Message.JoinRefused refused);

  void onHeartbeat(int from, Message.Heartbeat heartbeat);

  void onElection(int from, Message.Election election);

  void onElectionOk(int from, Message.ElectionOk answer);

  void onCoordinator(int from, Message.Coordinator coordinator);

  void onHandover(int from, Message.Handover handover);

  void onChat(int from, Message.Chat chat);

  void onRequest(int from, Message.Request request);

  void onSequenced(int from, Message.Sequenced sequenced);

  void onAck(int from, Message.Ack ack);

  void onCommit(int from, Message.Commit commit);

  void onCatchupReq(int from, Message.CatchupReq request);

  void onCatchupResp(int from, Message.CatchupResp response);

  void onRead(int from, Message.Read read);

  void onBye(int from, Message.Bye bye);
}
