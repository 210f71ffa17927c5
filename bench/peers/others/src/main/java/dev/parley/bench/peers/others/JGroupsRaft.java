package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import java.io.DataInput;
import java.io.DataOutput;
import java.nio.file.Files;
import org.jgroups.JChannel;
import org.jgroups.protocols.raft.RAFT;
import org.jgroups.raft.Options;
import org.jgroups.raft.RaftHandle;
import org.jgroups.raft.StateMachine;

/** jgroups-raft with its file based log, with or without fsync. */
final class JGroupsRaft implements TotalOrder, StateMachine {
  private static final Options NO_RESULT = Options.create(true);

  private final boolean fsync;
  private Config config;
  private Sink sink;
  private JChannel channel;
  private RaftHandle raft;
  private RAFT protocol;

  JGroupsRaft(boolean fsync) {
    this.fsync = fsync;
  }

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    this.sink = sink;
    JGroups.properties(config);
    System.setProperty("bench.raft_id", "n" + config.id());
    System.setProperty(
        "bench.log_dir", Files.createDirectories(config.dir().resolve("log")).toString());
    System.setProperty("bench.fsync", String.valueOf(fsync));
    System.setProperty("bench.commits", config.text("commits", "false"));
    channel = new JChannel(getClass().getResourceAsStream("/jgroups-raft.xml"));
    channel.setName("n" + config.id());
    raft = new RaftHandle(channel, this);
    protocol = raft.raft();
    channel.setReceiver(
        new org.jgroups.Receiver() {
          @Override
          public void viewAccepted(org.jgroups.View view) {
            TotalOrder.note("view " + view);
          }
        });
    raft.addRoleListener(
        role -> TotalOrder.note("role " + role));
    channel.connect("bench");
  }

  @Override
  public byte[] apply(byte[] data, int offset, int length, boolean serialize) {
    sink.deliver(data, offset, length);
    return null;
  }

  @Override
  public void readContentFrom(DataInput in) {
    throw new UnsupportedOperationException("snapshots are off in this benchmark");
  }

  @Override
  public void writeContentTo(DataOutput out) {
    throw new UnsupportedOperationException("snapshots are off in this benchmark");
  }

  @Override
  public boolean ready() {
    return channel.getView() != null
        && channel.getView().size() == config.nodes()
        && raft.leader() != null;
  }

  @Override
  public int leader() {
    return raft.isLeader() ? config.id() : JGroups.id(raft.leader());
  }

  @Override
  public void submit(long seq, byte[] payload) throws Exception {
    raft.setAsync(payload, 0, payload.length, NO_RESULT)
        .whenComplete((result, error) -> sink.answered(seq, error));
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public String durability() {
    return fsync
        ? "FileBasedLog, fsync on append (log_use_fsync=true)"
        : "FileBasedLog, page cache (log_use_fsync=false)";
  }

  @Override
  public String settings() {
    return "shipped raft.xml on TCP, send_commits_immediately="
        + protocol.sendCommitsImmediately()
        + ", resend_interval="
        + protocol.resendInterval()
        + ", max_log_size="
        + protocol.maxLogSize()
        + ", detection "
        + config.tune();
  }

  @Override
  public void close() {
    channel.close();
  }
}
