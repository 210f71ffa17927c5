package dev.parley.bench.peers.others;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.bench.peers.Json;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What this machine can do at all, without any ordering: loopback TCP, disk, JSON. */
public final class Limits {
  private static final int LINE = 150;
  private static final JsonFactory JSON = new JsonFactory();

  /** The nine fields of a typical line. */
  record Line(
      String type,
      String group,
      String sender,
      long seq,
      long order,
      long time,
      String id,
      String user,
      String text) {}

  public static void main(String[] args) throws Exception {
    switch (args[1]) {
      case "server" -> server(args[2]);
      case "tcp-raw" -> stream("tcp-raw", "count", true);
      case "tcp-coalesced" -> stream("tcp-coalesced", "count", false);
      case "tcp-parse" -> stream("tcp-parse", "parse", true);
      case "tcp-coalesced-parse" -> stream("tcp-coalesced-parse", "parse", false);
      case "ping" -> ping();
      case "fsync" -> fsync();
      case "json" -> json();
      default -> throw new IllegalArgumentException(args[1]);
    }
    Runtime.getRuntime().halt(0);
  }

  private static byte[] line(long seq) throws IOException {
    Line l =
        new Line(
            "msg",
            "general",
            "node-1",
            seq,
            seq + 17,
            1_700_000_000_000L + seq,
            "a1b2c3d4",
            "alice",
            "");
    byte[] b = encode(l);
    String pad =
        "the quick brown fox jumps over the lazy dog and on".substring(0, LINE - 1 - b.length);
    byte[] full =
        encode(new Line(l.type, l.group, l.sender, l.seq, l.order, l.time, l.id, l.user, pad));
    byte[] out = Arrays.copyOf(full, LINE);
    out[LINE - 1] = '\n';
    return out;
  }

  private static byte[] encode(Line l) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    encode(l, out);
    return out.toByteArray();
  }

  private static void encode(Line l, ByteArrayOutputStream out) throws IOException {
    try (JsonGenerator g = JSON.createGenerator(out)) {
      g.writeStartObject();
      g.writeStringField("t", l.type);
      g.writeStringField("g", l.group);
      g.writeStringField("s", l.sender);
      g.writeNumberField("q", l.seq);
      g.writeNumberField("o", l.order);
      g.writeNumberField("ts", l.time);
      g.writeStringField("id", l.id);
      g.writeStringField("u", l.user);
      g.writeStringField("x", l.text);
      g.writeEndObject();
    }
  }

  private static Line decode(byte[] b, int off, int len) throws IOException {
    String type = null;
    String group = null;
    String sender = null;
    long seq = 0;
    long order = 0;
    long time = 0;
    String id = null;
    String user = null;
    String text = null;
    try (JsonParser p = JSON.createParser(b, off, len)) {
      p.nextToken();
      for (String name; (name = p.nextFieldName()) != null; ) {
        JsonToken value = p.nextToken();
        switch (name) {
          case "t" -> type = p.getText();
          case "g" -> group = p.getText();
          case "s" -> sender = p.getText();
          case "q" -> seq = p.getLongValue();
          case "o" -> order = p.getLongValue();
          case "ts" -> time = p.getLongValue();
          case "id" -> id = p.getText();
          case "u" -> user = p.getText();
          case "x" -> text = p.getText();
          default -> throw new IOException("unknown field " + name + " " + value);
        }
      }
    }
    return new Line(type, group, sender, seq, order, time, id, user, text);
  }

  // ---- the receiving process

  /**
   * Prints its port, then takes lines (count, parse) or echoes them (echo); prints "count nanos"
   * ten times a second.
   */
  private static void server(String mode) throws Exception {
    EventLoopGroup boss = new NioEventLoopGroup(1);
    EventLoopGroup group = new NioEventLoopGroup(1);
    AtomicLong lines = new AtomicLong();
    Channel channel =
        new ServerBootstrap()
            .group(boss, group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel c) {
                    c.pipeline()
                        .addLast(
                            mode.equals("echo")
                                ? new Echo()
                                : new Counter(mode.equals("parse"), lines));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // wait for the end of stdin
                }
              } catch (IOException e) {
                // the same
              }
              Runtime.getRuntime().halt(0);
            });
    watch.setDaemon(true);
    watch.start();
    while (true) {
      Thread.sleep(100);
      System.out.println(lines.get() + " " + System.nanoTime());
    }
  }

  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      ctx.writeAndFlush(message, ctx.voidPromise());
    }
  }

  /** Frames lines by hand; parses each if asked to. */
  private static final class Counter extends ChannelInboundHandlerAdapter {
    private final boolean parse;
    private final AtomicLong lines;
    private ByteBuf rest;
    private byte[] line = new byte[1024];
    private long checksum;

    Counter(boolean parse, AtomicLong lines) {
      this.parse = parse;
      this.lines = lines;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
      ByteBuf in = (ByteBuf) message;
      if (rest != null) {
        rest.writeBytes(in);
        in.release();
        in = rest;
        rest = null;
      }
      int n = 0;
      int end;
      while ((end = in.indexOf(in.readerIndex(), in.writerIndex(), (byte) '\n')) >= 0) {
        int length = end - in.readerIndex();
        if (parse) {
          in.readBytes(line, 0, length);
          checksum += decode(line, 0, length).seq;
          in.skipBytes(1);
        } else {
          in.readerIndex(end + 1);
        }
        n++;
      }
      lines.lazySet(lines.get() + n);
      if (in.isReadable()) {
        rest = ctx.alloc().buffer(1 << 17);
        rest.writeBytes(in);
      }
      in.release();
    }
  }

  private record Peer(Process process, BufferedReader out, int port) {
    static Peer start(String mode) throws IOException {
      Process p =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx1g",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.parley.bench.peers.others.Limits",
                  "limits",
                  "server",
                  mode)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out = new BufferedReader(new InputStreamReader(p.getInputStream()));
      return new Peer(p, out, Integer.parseInt(out.readLine()));
    }
  }

  // ---- the figures

  private static void stream(String name, String mode, boolean perLine) throws Exception {
    Peer peer = Peer.start(mode);
    EventLoopGroup group = new NioEventLoopGroup(1);
    Thread[] writer = new Thread[1];
    Channel channel =
        new Bootstrap()
            .group(group)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInboundHandlerAdapter() {
                  @Override
                  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
                    if (ctx.channel().isWritable()) {
                      LockSupport.unpark(writer[0]);
                    }
                  }
                })
            .connect("127.0.0.1", peer.port)
            .sync()
            .channel();
    byte[][] lines = new byte[1024][];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = line(i);
    }
    writer[0] =
        new Thread(
            () -> {
              int at = 0;
              while (true) {
                if (!channel.isWritable()) {
                  LockSupport.parkNanos(1_000_000);
                  continue;
                }
                final int from = at;
                at += 128;
                channel
                    .eventLoop()
                    .execute(
                        () -> {
                          if (perLine) {
                            for (int i = 0; i < 128; i++) {
                              ByteBuf b = channel.alloc().ioBuffer(LINE);
                              b.writeBytes(lines[(from + i) & 1023]);
                              channel.write(b, channel.voidPromise());
                            }
                          } else {
                            ByteBuf b = channel.alloc().ioBuffer(LINE * 128);
                            for (int i = 0; i < 128; i++) {
                              b.writeBytes(lines[(from + i) & 1023]);
                            }
                            channel.write(b, channel.voidPromise());
                          }
                          channel.flush();
                          if (channel.isWritable()) {
                            LockSupport.unpark(writer[0]);
                          }
                        });
                LockSupport.parkNanos(1_000_000);
              }
            });
    writer[0].setDaemon(true);
    writer[0].start();
    long[] from = null;
    long[] to = null;
    long start = System.nanoTime();
    for (String s; (s = peer.out.readLine()) != null; ) {
      long[] v = Arrays.stream(s.split(" ")).mapToLong(Long::parseLong).toArray();
      if (from == null && v[1] - start > 5_000_000_000L) {
        from = v;
      }
      if (from != null && v[1] - from[1] > 5_000_000_000L) {
        to = v;
        break;
      }
    }
    peer.process.destroyForcibly();
    double rate = (to[0] - from[0]) * 1e9 / (to[1] - from[1]);
    System.out.println(
        new Json()
            .put("system", "limits")
            .put("workload", name)
            .put("lines_per_s", rate)
            .put("mb_per_s", rate * LINE / 1e6)
            .put(
                "settings",
                "Netty NIO, one connection, 150-byte lines, flush per 128 lines, "
                    + (perLine ? "one buffer per line" : "128 lines copied into one buffer")
                    + (mode.equals("parse")
                        ? ", receiver parses each line into a record (Jackson streaming)"
                        : "")));
  }

  private static void ping() throws Exception {
    Peer peer = Peer.start("echo");
    EventLoopGroup group = new NioEventLoopGroup(1);
    byte[] line = line(1);
    int n = 200_000;
    int warm = 100_000;
    long[] nanos = new long[n];
    Thread main = Thread.currentThread();
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInboundHandlerAdapter() {
              private int got;
              private int round;
              private long sent;

              @Override
              public void channelActive(ChannelHandlerContext ctx) {
                next(ctx);
              }

              private void next(ChannelHandlerContext ctx) {
                sent = System.nanoTime();
                ByteBuf b = ctx.alloc().ioBuffer(LINE);
                b.writeBytes(line);
                ctx.writeAndFlush(b, ctx.voidPromise());
              }

              @Override
              public void channelRead(ChannelHandlerContext ctx, Object message) {
                ByteBuf b = (ByteBuf) message;
                got += b.readableBytes();
                b.release();
                if (got >= LINE) {
                  got = 0;
                  if (round >= warm) {
                    nanos[round - warm] = System.nanoTime() - sent;
                  }
                  if (++round < n + warm) {
                    next(ctx);
                  } else {
                    ctx.close();
                    LockSupport.unpark(main);
                  }
                }
              }
            })
        .connect("127.0.0.1", peer.port)
        .sync()
        .channel()
        .closeFuture()
        .await(60_000);
    peer.process.destroyForcibly();
    Arrays.sort(nanos);
    System.out.println(
        new Json()
            .put("system", "limits")
            .put("workload", "ping")
            .put("n", n)
            .put("p50_us", nanos[n / 2] / 1e3)
            .put("p99_us", nanos[n / 100 * 99] / 1e3)
            .put("max_us", nanos[n - 1] / 1e3)
            .put("settings", "150 bytes there and back, Netty NIO, two JVMs, one in flight"));
  }

  private static void fsync() throws Exception {
    Path dir = Files.createDirectories(Path.of(System.getProperty("bench.work", "work")));
    Json json = new Json().put("system", "limits").put("workload", "fsync");
    for (int size : new int[] {4096, 1 << 20}) {
      Path file = Files.createTempFile(dir, "fsync", ".bin");
      ByteBuffer buffer = ByteBuffer.allocateDirect(size);
      long[] nanos = new long[1 << 20];
      int n = 0;
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        for (int i = 0; i < 50; i++) {
          buffer.clear();
          channel.write(buffer);
          channel.force(false);
        }
        long start = System.nanoTime();
        long end = start + 5_000_000_000L;
        long before = start;
        while (before < end && n < nanos.length) {
          buffer.clear();
          channel.write(buffer);
          channel.force(false);
          long now = System.nanoTime();
          nanos[n++] = now - before;
          before = now;
        }
        double seconds = (before - start) / 1e9;
        long[] sorted = Arrays.copyOf(nanos, n);
        Arrays.sort(sorted);
        String label = size == 4096 ? "4k" : "1m";
        json.put("syncs_per_s_" + label, n / seconds)
            .put("mb_per_s_" + label, n * (double) size / 1e6 / seconds)
            .put("p50_us_" + label, sorted[n / 2] / 1e3)
            .put("p99_us_" + label, sorted[(int) (n * 0.99)] / 1e3)
            .put("max_us_" + label, sorted[n - 1] / 1e3);
      } finally {
        Files.delete(file);
      }
    }
    System.out.println(
        json.put(
            "settings", "append to a growing file, then FileChannel.force(false) = fdatasync"));
  }

  private static void json() throws Exception {
    byte[] line = line(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    long checksum = 0;
    double encode = 0;
    double decode = 0;
    double both = 0;
    Line l = decode(line, 0, LINE - 1);
    for (int round = 0; round < 3; round++) {
      long t0 = System.nanoTime();
      long n = 0;
      while (System.nanoTime() - t0 < 2_000_000_000L) {
        for (int i = 0; i < 1000; i++) {
          out.reset();
          encode(l, out);
          checksum += out.size();
        }
        n += 1000;
      }
      encode = n * 1e9 / (System.nanoTime() - t0);
      t0 = System.nanoTime();
      n = 0;
      while (System.nanoTime() - t0 < 2_000_000_000L) {
        for (int i = 0; i < 1000; i++) {
          checksum += decode(line, 0, LINE - 1).seq;
        }
        n += 1000;
      }
      decode = n * 1e9 / (System.nanoTime() - t0);
      both = 1 / (1 / encode + 1 / decode);
    }
    System.out.println(
        new Json()
            .put("system", "limits")
            .put("workload", "json")
            .put("encode_per_s", encode)
            .put("decode_per_s", decode)
            .put("encode_and_decode_per_s", both)
            .put(
                "settings",
                "one thread, Jackson streaming, 9 fields, 149 bytes, checksum " + checksum % 10));
  }
}
