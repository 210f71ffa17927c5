package dev.parley.bench.peers.others.limits;

import dev.parley.bench.peers.others.Limits;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** The other end of a {@link LineServer}, which runs in a JVM of its own. */
record ServerProcess(Process process, BufferedReader out, int port) implements AutoCloseable {

  static ServerProcess start(String mode) throws IOException {
    Process p =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Limits.class.getName(),
                "limits",
                "server",
                mode)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(p.getInputStream()));
    return new ServerProcess(p, out, Integer.parseInt(out.readLine()));
  }

  Channel connect(ChannelHandler handler) throws InterruptedException {
    return new Bootstrap()
        .group(new NioEventLoopGroup(1))
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(handler)
        .connect("127.0.0.1", port)
        .sync()
        .channel();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
