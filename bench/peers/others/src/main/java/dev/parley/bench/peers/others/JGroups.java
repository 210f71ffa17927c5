package dev.parley.bench.peers.others;

import dev.parley.bench.peers.TotalOrder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.View;

/** JGroups with one of its total order protocols over TCP; nothing is durable. */
final class JGroups implements TotalOrder, org.jgroups.Receiver {
  private final String stack;
  private Config config;
  private Sink sink;
  private JChannel channel;

  JGroups(String stack) {
    this.stack = stack;
  }

  /** Addresses and failure detection settings that both JGroups stacks read. */
  static void properties(Config config) {
    int port = config.basePort();
    StringBuilder hosts = new StringBuilder();
    for (int i = 0; i < config.nodes(); i++) {
      hosts.append(i == 0 ? "" : ",").append("127.0.0.1[").append(port + i).append(']');
    }
    System.setProperty("java.net.preferIPv4Stack", "true");
    System.setProperty("bench.port", String.valueOf(port + config.id()));
    System.setProperty("bench.hosts", hosts.toString());
    config
        .options()
        .forEach(
            (k, v) -> {
              if (k.startsWith("bench.")) {
                System.setProperty(k, v);
              }
            });
    if (config.fast()) {
      System.setProperty("bench.fd.timeout", "1s");
      System.setProperty("bench.fd.interval", "250ms");
      System.setProperty("bench.verify", "100ms");
      System.setProperty("bench.merge.min", "1s");
      System.setProperty("bench.merge.max", "3s");
    }
  }

  @Override
  public void start(Config config, Sink sink) throws Exception {
    this.config = config;
    this.sink = sink;
    properties(config);
    channel = new JChannel(getClass().getResourceAsStream("/" + stack + ".xml"));
    channel.setName("n" + config.id());
    channel.setReceiver(this);
    if (config.flag("retain", false)) {
      channel.connect("bench", null, 60_000);
    } else {
      channel.connect("bench");
    }
  }

  @Override
  public void receive(Message message) {
    sink.deliver(message.getArray(), message.getOffset(), message.getLength());
  }

  @Override
  public void viewAccepted(View view) {
    TotalOrder.note("view " + view);
  }

  @Override
  public boolean asksForRetained() {
    return true;
  }

  @Override
  public void getState(OutputStream output) throws Exception {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(output, 1 << 16));
    synchronized (sink) {
      List<byte[]> all = sink.retained();
      out.writeInt(all.size());
      for (byte[] b : all) {
        out.writeShort(b.length);
        out.write(b);
      }
    }
    out.flush();
  }

  @Override
  public void setState(InputStream input) throws Exception {
    DataInputStream in = new DataInputStream(new BufferedInputStream(input, 1 << 16));
    for (int n = in.readInt(); n > 0; n--) {
      byte[] b = new byte[in.readShort()];
      in.readFully(b);
      sink.deliver(b, 0, b.length);
    }
  }

  @Override
  public boolean ready() {
    View view = channel.getView();
    return view != null && view.size() == config.nodes();
  }

  @Override
  public int leader() {
    View view = channel.getView();
    return view == null ? -1 : id(view.getMembers().get(0));
  }

  static int id(Address address) {
    String name = address == null ? null : org.jgroups.util.NameCache.get(address);
    return name != null && name.matches("n\\d") ? name.charAt(1) - '0' : -1;
  }

  @Override
  public void submit(long seq, byte[] payload) throws Exception {
    channel.send(new BytesMessage(null, payload));
  }

  @Override
  public String durability() {
    return "none (memory only)";
  }

  @Override
  public String settings() {
    return "shipped tcp.xml values + "
        + (stack.endsWith("2") ? "SEQUENCER2" : "SEQUENCER")
        + ", detection "
        + config.tune();
  }

  @Override
  public void close() {
    channel.close();
  }
}
