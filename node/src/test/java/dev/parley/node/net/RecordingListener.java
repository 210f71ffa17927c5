package dev.parley.node.net;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.message.Limits;
import dev.parley.protocol.message.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a mesh told. */
final class RecordingListener implements MeshListener {
  final List<Long> links = new CopyOnWriteArrayList<>();
  final List<Message.Hello> hellos = new CopyOnWriteArrayList<>();
  final List<Message> messages = new CopyOnWriteArrayList<>();
  final List<Long> closed = new CopyOnWriteArrayList<>();
  final List<Integer> refused = new CopyOnWriteArrayList<>();
  private final int nodeId;

  RecordingListener(int nodeId) {
    this.nodeId = nodeId;
  }

  static Message.Hello hello(int nodeId) {
    String storageId = "00000000-0000-4000-8000-00000000000" + nodeId;
    PeerInfo info =
        new PeerInfo(nodeId, "peer-" + nodeId, "127.0.0.1:6000", Mode.BOOTSTRAP, storageId);
    return new Message.Hello(Limits.VERSION, info, null, "home", 1);
  }

  @Override
  public Message.Hello hello() {
    return hello(nodeId);
  }

  @Override
  public void onHello(long link, boolean dialledHere, Message.Hello hello) {
    links.add(link);
    hellos.add(hello);
  }

  @Override
  public void onMessages(long link, List<Message> batch, int bytes) {
    messages.addAll(batch);
  }

  @Override
  public void onClosed(long link) {
    closed.add(link);
  }

  @Override
  public void onDialRefused(int refusedId) {
    refused.add(refusedId);
  }
}
