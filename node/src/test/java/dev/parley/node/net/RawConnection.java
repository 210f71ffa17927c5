package dev.parley.node.net;

import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A plain socket that says what it likes. */
final class RawConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  final Socket socket;
  private final InputStream in;

  RawConnection(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  void say(String text) throws IOException {
    say(text.getBytes(StandardCharsets.UTF_8));
  }

  void say(Message message) throws IOException {
    say(MessageJson.write(message));
    say("\n");
  }

  /** Null at the end. */
  byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toByteArray();
  }

  Message message() throws IOException {
    return MessageJson.read(line());
  }

  /** Reads on to the end; true: the other side has closed. */
  boolean isCutOff() throws IOException {
    try {
      while (in.read() >= 0) {
        // what was said before the end does not matter
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
