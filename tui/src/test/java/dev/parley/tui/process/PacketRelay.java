package dev.parley.tui.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A wire in user space, for kernels that cannot shake packets: each host sends its frames in
 * datagrams (VXLAN, RFC 7348) to this program, which passes them on. What a shaken host sends is
 * late by up to 100 ms, so that packets pass each other; one in twenty is lost, one in twenty comes
 * twice. Its own process, in the namespace between the hosts. It is told {@code shake HOST} and
 * {@code calm HOST} on stdin, answers each line, and ends with its stdin.
 *
 * <p>The sender's kernel leaves the checksum of TCP to a network card that is not there, so it is
 * made here.
 */
public final class PacketRelay {
  static final String ADDRESS = "10.78.0.254";
  static final int PORT = 4_789;

  private static final int HEADER = 8;
  private static final int MAC = 6;
  private static final int ETHERNET = 14;
  private static final int TCP = 6;
  private static final int PERCENT = 5;
  private static final int SHORTEST_MILLIS = 20;
  private static final int SPREAD_MILLIS = 81;

  private final DatagramSocket socket;
  private final int hosts;
  private final boolean[] shaken = new boolean[256];
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final Random random = new Random(1);

  private PacketRelay(DatagramSocket socket, int hosts) {
    this.socket = socket;
    this.hosts = hosts;
  }

  /** The number of hosts. */
  public static void main(String[] args) throws IOException {
    PacketRelay relay =
        new PacketRelay(
            new DatagramSocket(new InetSocketAddress(ADDRESS, PORT)), Integer.parseInt(args[0]));
    Thread carrier = new Thread(relay::carry, "relay");
    carrier.setDaemon(true);
    carrier.start();
    System.out.println("ready");
    try (BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        relay.obey(line.split(" "));
        System.out.println("done");
      }
    }
    System.exit(0);
  }

  private void obey(String[] words) {
    synchronized (shaken) {
      shaken[Integer.parseInt(words[1])] = words[0].equals("shake");
    }
  }

  private void carry() {
    byte[] buffer = new byte[65_536];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        if (packet.getLength() >= HEADER + ETHERNET) {
          int from = packet.getAddress().getAddress()[3] & 0xff;
          pass(from, Arrays.copyOf(buffer, packet.getLength()));
        }
      } catch (IOException e) {
        // A host that is cut off cannot be sent to: its frames are lost, as on any wire.
      }
    }
  }

  private void pass(int from, byte[] packet) throws IOException {
    writeChecksum(packet, HEADER);
    boolean shake;
    synchronized (shaken) {
      shake = shaken[from];
    }
    if (!shake) {
      send(from, packet);
    } else if (random.nextInt(100) >= PERCENT) {
      sendLater(from, packet);
      if (random.nextInt(100) < PERCENT) {
        sendLater(from, packet);
      }
    }
  }

  private void sendLater(int from, byte[] packet) {
    later.schedule(
        () -> {
          try {
            send(from, packet);
          } catch (IOException e) {
            // As above.
          }
        },
        SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS),
        TimeUnit.MILLISECONDS);
  }

  private void send(int from, byte[] packet) throws IOException {
    boolean toAll = (packet[HEADER] & 1) == 1;
    int to = packet[HEADER + MAC - 1] & 0xff;
    for (int host = 1; host <= hosts; host++) {
      if (host != from && (toAll || host == to)) {
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 78, 0, (byte) host});
        socket.send(new DatagramPacket(packet, packet.length, address, PORT));
      }
    }
  }

  /** Of TCP in IPv4 (RFC 9293, section 3.1); other frames are left as they are. */
  static void writeChecksum(byte[] bytes, int frame) {
    int ip = frame + ETHERNET;
    if (bytes.length < ip + 20
        || number(bytes, frame + 2 * MAC) != 0x0800
        || bytes[ip + 9] != TCP) {
      return;
    }
    int tcp = ip + (bytes[ip] & 0xf) * 4;
    int end = ip + number(bytes, ip + 2);
    if (end > bytes.length || tcp + 20 > end) {
      return;
    }
    bytes[tcp + 16] = 0;
    bytes[tcp + 17] = 0;
    long sum = TCP + end - tcp;
    sum += sum(bytes, ip + 12, ip + 20) + sum(bytes, tcp, end);
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    bytes[tcp + 16] = (byte) (~sum >> 8);
    bytes[tcp + 17] = (byte) ~sum;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  private static long sum(byte[] bytes, int from, int to) {
    long sum = 0;
    for (int at = from; at < to; at += 2) {
      sum += at + 1 < to ? number(bytes, at) : (bytes[at] & 0xff) << 8;
    }
    return sum;
  }
}
