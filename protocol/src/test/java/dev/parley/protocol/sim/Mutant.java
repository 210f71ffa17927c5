package dev.parley.protocol.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The protocol with one rule broken: the changed source is compiled in memory, and all classes of
 * the protocol and of the simulation are loaded anew around it. The product's code stays clean.
 */
final class Mutant extends ClassLoader {
  private static final String OURS = "dev.parley.protocol.";
  private static final Path SOURCES =
      Path.of(System.getProperty("basedir", "."), "src/main/java/dev/parley/protocol");

  private final Map<String, byte[]> changed;

  private Mutant(Map<String, byte[]> changed) {
    super(Mutant.class.getClassLoader());
    this.changed = changed;
  }

  /** Throws {@link IllegalStateException} if the mutation no longer applies. */
  static Mutant of(Mutation mutation) throws IOException {
    Map<Path, String> sources = new LinkedHashMap<>();
    for (Mutation.Edit edit : mutation.edits()) {
      Path file = SOURCES.resolve(edit.file());
      String source = sources.containsKey(file) ? sources.get(file) : Files.readString(file);
      int at = source.indexOf(edit.snippet());
      if (at < 0 || source.indexOf(edit.snippet(), at + 1) >= 0) {
        throw new IllegalStateException(
            "mutation no longer applies: "
                + mutation.name()
                + ", its snippet must occur once in "
                + edit.file());
      }
      String after = source.substring(at + edit.snippet().length());
      sources.put(file, source.substring(0, at) + edit.replacement() + after);
    }
    return new Mutant(compile(sources));
  }

  /** Runs lives by the broken rules; see {@link MutantRun}. */
  @SuppressWarnings("unchecked")
  String run(String where, long first, long count, boolean safetyOnly)
      throws ReflectiveOperationException {
    var run =
        (BiFunction<String, long[], String>)
            loadClass(OURS + "sim.MutantRun").getDeclaredConstructor().newInstance();
    return run.apply(where, new long[] {first, count, safetyOnly ? 1 : 0});
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = changed.containsKey(name) ? changed.get(name) : original(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private byte[] original(String name) throws ClassNotFoundException {
    String resource = name.replace('.', '/') + ".class";
    try (InputStream in = getParent().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new ClassNotFoundException(name, unreadable);
    }
  }

  private static Map<String, byte[]> compile(Map<Path, String> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    StringWriter errors = new StringWriter();
    List<String> options =
        List.of("-nowarn", "-proc:none", "-classpath", System.getProperty("java.class.path"));
    try (JavaFileManager files = new InMemory(compiler, classes)) {
      List<Source> units = new ArrayList<>();
      sources.forEach((file, content) -> units.add(new Source(file.toUri(), content)));
      var task = compiler.getTask(errors, files, null, options, null, units);
      if (!task.call()) {
        throw new IllegalStateException("the mutated source does not compile:\n" + errors);
      }
    }
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    classes.forEach((name, content) -> bytes.put(name, content.toByteArray()));
    return bytes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(URI uri, String content) {
      super(uri, Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaCompiler compiler, Map<String, ByteArrayOutputStream> classes) {
      super(compiler.getStandardFileManager(null, null, null));
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('.', '/')), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          classes.put(name, out);
          return out;
        }
      };
    }
  }
}
