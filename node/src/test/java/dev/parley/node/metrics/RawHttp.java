package dev.parley.node.metrics;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection on which a test says what it likes. */
final class RawHttp implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;

  RawHttp(OpsServer server) throws IOException {
    String address = server.address();
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(20_000);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    in = new BufferedInputStream(socket.getInputStream());
  }

  RawHttp say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawHttp get(String target) throws IOException {
    return say("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }

  /** Status, a blank, and the body, of an answer to anything but HEAD; "closed": there is none. */
  String answer() throws IOException {
    String head = head();
    if (head.isEmpty()) {
      return "closed";
    }
    String status = head.split(" ", 3)[1];
    return status + " " + new String(body(head), StandardCharsets.UTF_8);
  }

  /** Empty: the connection was closed. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      head.append(line.toLowerCase(Locale.ROOT)).append('\n');
    }
    return head.toString();
  }

  private byte[] body(String head) throws IOException {
    int length = head.indexOf("content-length: ");
    if (length >= 0) {
      int end = head.indexOf('\n', length);
      return in.readNBytes(Integer.parseInt(head.substring(length + 16, end)));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      String line = line();
      if (line == null) {
        throw new IOException("cut off after " + body.size() + " bytes");
      }
      size = Integer.parseInt(line, 16);
      body.write(in.readNBytes(size));
      line();
    } while (size > 0);
    return body.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = read();
    }
    return c < 0 && line.isEmpty() ? null : line.toString().strip();
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (SocketException reset) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
