package dev.parley.protocol.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules of the house that classes can break; the budgets are another test's. */
class ProtocolArchitectureTest {
  private static final String ROOT = "dev.parley.protocol";

  /** What everybody may import. */
  private static final List<String> BASE =
      List.of("config", "derived", "effect", "id", "json", "log", "message", "quorum");

  /** What only the root may import. */
  private static final List<String> MODULES =
      List.of("election", "failure", "link", "membership", "ordering", "outbox", "receipts");

  /** Types of allowed packages that have threads, clocks, files or no fixed order. */
  private static final List<String> BANNED_TYPES =
      List.of(
          "java.io.File",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.Runtime",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.util.Calendar",
          "java.util.Date",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.WeakHashMap");

  /** Methods of allowed types that read a clock, an unseeded generator, or have no fixed order. */
  private static final List<String> BANNED_CALLS =
      List.of(
          "java.lang.Math.random(",
          "java.lang.Object.wait(",
          "java.lang.System.currentTimeMillis(",
          "java.lang.System.exit(",
          "java.lang.System.getProperty(",
          "java.lang.System.getenv(",
          "java.lang.System.identityHashCode(",
          "java.lang.System.nanoTime(",
          "java.util.Collection.parallelStream(",
          "java.util.Collections.shuffle(java.util.List)",
          "java.util.List.parallelStream(",
          "java.util.Map.copyOf(",
          "java.util.Map.of(",
          "java.util.Map.ofEntries(",
          "java.util.Random.<init>()",
          "java.util.Set.copyOf(",
          "java.util.Set.of(",
          "java.util.UUID.randomUUID(",
          "java.util.stream.Collectors.groupingBy(java.util.function.Function)",
          "java.util.stream.Collectors.toMap(java.util.function.Function, "
              + "java.util.function.Function)",
          "java.util.stream.Collectors.toSet(",
          "java.util.stream.Collectors.toUnmodifiableMap(",
          "java.util.stream.Collectors.toUnmodifiableSet(");

  private final JavaClasses protocol =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static String in(String name) {
    return ROOT + "." + name + "..";
  }

  private static String[] in(List<String> names) {
    return names.stream().map(ProtocolArchitectureTest::in).toArray(String[]::new);
  }

  /** Names that look alike are alike; its package has calendars, too. */
  private static final String FOLDING = "java.text.Normalizer";

  private static ArchRule nothingButValues() {
    return classes()
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideInAnyPackage(
                    ROOT + "..",
                    "tools.jackson..",
                    "java.io",
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.nio",
                    "java.nio.charset",
                    "java.util",
                    "java.util.function",
                    "java.util.random",
                    "java.util.stream",
                    "java.util.zip",
                    "")
                .or(describe("fold letters", type -> type.getFullName().startsWith(FOLDING))));
  }

  private static ArchRule noBannedType() {
    return noClasses()
        .should()
        .dependOnClassesThat(
            describe("are banned", type -> BANNED_TYPES.contains(type.getFullName())));
  }

  private static ArchRule noBannedCall() {
    return noClasses()
        .should()
        .accessTargetWhere(describe("it is banned", (JavaAccess<?> access) -> isBanned(access)));
  }

  private static boolean isBanned(JavaAccess<?> access) {
    String target = access.getTarget().getFullName();
    return BANNED_CALLS.stream().anyMatch(target::startsWith);
  }

  @Test
  void nothingIsUsedButTheJdksValuesAndJackson() {
    nothingButValues().check(protocol);
  }

  @Test
  void noTypeHasThreadsClocksFilesOrNoFixedOrder() {
    noBannedType().check(protocol);
  }

  @Test
  void noCallReadsAClockOrAnUnseededGeneratorOrHasNoFixedOrder() {
    noBannedCall().check(protocol);
  }

  /** A rule that nothing can break is no rule. */
  @Test
  void culpritsAreCaught() {
    JavaClasses culprit = new ClassFileImporter().importClasses(Culprit.class);
    for (ArchRule rule : List.of(nothingButValues(), noBannedType(), noBannedCall())) {
      String message = assertThrows(AssertionError.class, () -> rule.check(culprit)).getMessage();
      assertTrue(message.contains("Culprit.break"), message);
    }
    String calls = noBannedCall().evaluate(culprit).getFailureReport().toString();
    for (String call :
        List.of("Math.random()", "Random.<init>()", "Set.of(", "nanoTime()", "toSet()")) {
      assertTrue(calls.contains(call), call);
    }
  }

  /** Breaks the rules on what may be used. */
  private static final class Culprit {
    Object breakOnes() {
      return List.of(new Random(), Math.random(), Set.of(1), Instant.now());
    }

    LongSupplier breakByReference() {
      return System::nanoTime;
    }

    Object breakInStream(List<String> list) {
      return new HashMap<>(Map.of(list.stream().collect(Collectors.toSet()), 1));
    }
  }

  @Test
  void nobodyImportsTheRootFromInside() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(protocol);
  }

  @Test
  void modulesDoNotImportEachOther() {
    for (String module : MODULES) {
      List<String> others = new ArrayList<>(MODULES);
      others.remove(module);
      noClasses()
          .that()
          .resideInAPackage(in(module))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(in(others))
          .allowEmptyShould(true)
          .check(protocol);
    }
  }

  @Test
  void basePackagesDoNotImportModules() {
    noClasses()
        .that()
        .resideInAnyPackage(in(BASE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(in(MODULES))
        .check(protocol);
  }

  @Test
  void everyPackageIsABaseOrAModule() {
    List<String> known = new ArrayList<>(BASE);
    known.addAll(MODULES);
    classes().should().resideInAnyPackage(with(ROOT, in(known))).check(protocol);
  }

  private static String[] with(String first, String[] rest) {
    List<String> all = new ArrayList<>(List.of(rest));
    all.add(first);
    return all.toArray(String[]::new);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(protocol);
  }
}
