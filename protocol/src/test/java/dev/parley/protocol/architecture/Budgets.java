package dev.parley.protocol.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The budgets of the house, over the sources of one module: where something does not fit, a room is
 * missing. Files have 400 lines at most ({@code Peer} and {@code BullyElection} 300), methods 50
 * from their first annotation to their last brace, and five parameters. The parameters of
 * constructors and records are not counted: they name the parts of a thing, and no call of a method
 * is made harder to read by them.
 */
public final class Budgets {
  private static final int FILE_LINES = 400;
  private static final int ROUTER_LINES = 300;
  private static final List<String> ROUTERS = List.of("Peer.java", "BullyElection.java");
  private static final int METHOD_LINES = 50;
  private static final int PARAMETERS = 5;

  private final List<String> overdrafts = new ArrayList<>();

  private Budgets() {}

  /** What does not fit, one sentence each, below that directory; empty: all does. */
  public static List<String> overdrafts(Path sources) throws IOException {
    Budgets budgets = new Budgets();
    try (Stream<Path> all = Files.walk(sources)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      for (Path file : files) {
        budgets.checkLength(file);
      }
      budgets.checkMethods(files);
    }
    return budgets.overdrafts;
  }

  private void checkLength(Path file) throws IOException {
    int allowed = ROUTERS.contains(file.getFileName().toString()) ? ROUTER_LINES : FILE_LINES;
    int lines = Files.readAllLines(file).size();
    if (lines > allowed) {
      overdrafts.add(file + " has " + lines + " lines, more than " + allowed);
    }
  }

  private void checkMethods(List<Path> files) throws IOException {
    if (files.isEmpty()) {
      return;
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, positions).scan(unit, null);
      }
    }
  }

  private final class MethodScanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private String owner = "";

    MethodScanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree tree, Void unused) {
      String outer = owner;
      owner =
          outer.isEmpty() ? tree.getSimpleName().toString() : outer + "." + tree.getSimpleName();
      super.visitClass(tree, null);
      owner = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void unused) {
      String name = owner + "." + tree.getName();
      long lines = line(positions.getEndPosition(unit, tree)) - firstLine(tree) + 1;
      if (lines > METHOD_LINES) {
        overdrafts.add(name + " has " + lines + " lines, more than " + METHOD_LINES);
      }
      int parameters = tree.getParameters().size();
      if (!tree.getName().contentEquals("<init>") && parameters > PARAMETERS) {
        overdrafts.add(name + " has " + parameters + " parameters, more than " + PARAMETERS);
      }
      return super.visitMethod(tree, null);
    }

    private long firstLine(Tree tree) {
      return line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
