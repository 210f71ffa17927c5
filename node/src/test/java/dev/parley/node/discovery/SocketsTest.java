package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Interfaces that come and go. */
class SocketsTest {
  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  @AfterEach
  void stop() {
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private Sockets open(String host) throws IOException {
    String storage = "0b9f3b52-1111-4222-8333-444455550001";
    PeerInfo self = new PeerInfo(1, "n1", "127.0.0.1:6001", Mode.BOOTSTRAP, storage);
    DiscoveryConfig config =
        new DiscoveryConfig(self, "home", null, false, host, 6001, LoopbackMulticast.group());
    return Sockets.open(threads, config, new ChannelInboundHandlerAdapter());
  }

  @Test
  void aWildcardJoinsWhatComesAndLeavesWhatGoes() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    Sockets sockets = open("0.0.0.0");
    sockets.look(List.of());
    assertFalse(sockets.hasAny());
    for (int i = 0; i < 2; i++) {
      sockets.look(Interfaces.of("127.0.0.1"));
      sockets.look(Interfaces.of("127.0.0.1"));
      assertTrue(sockets.leadTo(here));
      sockets.look(List.of());
      assertFalse(sockets.leadTo(here));
    }
    sockets.close();
  }

  @Test
  void aHostWithoutAnInterfaceIsTrouble() {
    assertThrows(IOException.class, () -> open("192.0.2.1"));
  }
}
