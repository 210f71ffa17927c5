package dev.parley.tui.chat;

import dev.parley.node.Node;
import dev.parley.node.discovery.FoundPeer;
import dev.parley.node.net.Dialling;
import dev.parley.node.store.LogReader;
import dev.parley.protocol.Peer;
import dev.parley.protocol.PeerStatus;
import dev.parley.protocol.Waiting;
import dev.parley.protocol.id.ReadMark;
import dev.parley.protocol.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A node as a {@link ChatPort}. */
public record NodePort(int nodeId, Path data, Node node) implements ChatPort {

  @Override
  public String name() {
    return node.name();
  }

  @Override
  public String address() {
    return node.address();
  }

  @Override
  public String opsAddress() {
    return node.opsAddress();
  }

  @Override
  public boolean syncs() {
    return node.syncs();
  }

  @Override
  public long deliversFrom() {
    return node.deliversFrom();
  }

  @Override
  public CompletableFuture<Peer.Typed> send(String roomId, String text) {
    return node.send(roomId, text);
  }

  @Override
  public void request(Message.Request request) {
    node.request(request);
  }

  @Override
  public List<String> joined() {
    return node.joined();
  }

  @Override
  public void join(String roomId) {
    node.join(roomId);
  }

  @Override
  public void part(String roomId) {
    node.part(roomId);
  }

  @Override
  public CompletableFuture<PeerStatus> status() {
    return node.status();
  }

  @Override
  public void tellStatus() {
    node.tellStatus();
  }

  @Override
  public Dialling dialling() {
    return node.dialling();
  }

  @Override
  public List<FoundPeer> found() {
    return node.found();
  }

  @Override
  public CompletableFuture<Waiting> waiting() {
    return node.waiting();
  }

  @Override
  public void read(String roomId, long seqNo) {
    node.read(roomId, seqNo);
  }

  @Override
  public CompletableFuture<List<ReadMark>> readMarks() {
    return node.readMarks();
  }

  @Override
  public void presence(Message.Presence presence, String away) {
    node.presence(presence, away);
  }

  @Override
  public LogReader log() {
    return node.log();
  }

  @Override
  public void shown(long seqNo) {
    node.shown(seqNo);
  }

  @Override
  public void quit() {
    node.quit();
  }

  @Override
  public void close() {
    node.close();
  }
}
