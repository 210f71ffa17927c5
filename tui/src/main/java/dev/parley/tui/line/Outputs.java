package dev.parley.tui.line;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Makes the {@link Output} of a process. */
public final class Outputs {
  private Outputs() {}

  /**
   * @param messages false: only stderr is used
   */
  public static Output text(boolean messages) {
    return new TextOutput(
        messages ? stdout() : OutputStream.nullOutputStream(),
        new Heedless(new FileOutputStream(FileDescriptor.err)));
  }

  /**
   * @param name the user's, as configured
   * @param data the data directory
   */
  public static Output json(String name, String data) {
    return new JsonOutput(stdout(), name, data, System::currentTimeMillis);
  }

  private static OutputStream stdout() {
    return new FileOutputStream(FileDescriptor.out);
  }

  /** A closed stderr is no reason to stop. */
  private static final class Heedless extends OutputStream {
    private final OutputStream out;

    Heedless(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        // Nobody is there to be told.
      }
    }
  }
}
