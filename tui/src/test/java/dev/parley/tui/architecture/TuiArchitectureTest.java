package dev.parley.tui.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The rules of the house that classes can break; the budgets are another test's. */
class TuiArchitectureTest {
  private static final String ROOT = "dev.parley.tui";
  private static final String SCREEN = ROOT + ".screen";

  private final JavaClasses tui =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void lanternaStaysAtTheTerminal() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SCREEN + ".terminal")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.googlecode.lanterna..")
        .check(tui);
  }

  @Test
  void socketsAreTheNodesBusiness() {
    noClasses().should().dependOnClassesThat().resideInAPackage("io.netty..").check(tui);
  }

  /** The root is {@code main} and its commands, which know all rooms. */
  @Test
  void thereAreNoCyclesBetweenRooms() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(tui);
  }

  @Test
  void theArrowsOfTheScreenGoOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("terminal")
        .definedBy(SCREEN + ".terminal")
        .layer("view")
        .definedBy(SCREEN + ".view")
        .layer("layout")
        .definedBy(SCREEN + ".layout")
        .layer("model")
        .definedBy(SCREEN + ".model")
        .layer("editor")
        .definedBy(SCREEN + ".editor")
        .layer("canvas")
        .definedBy(SCREEN + ".canvas")
        .layer("text")
        .definedBy(ROOT + ".text")
        .whereLayer("view")
        .mayOnlyBeAccessedByLayers("terminal")
        .whereLayer("layout")
        .mayOnlyBeAccessedByLayers("view")
        .whereLayer("model")
        .mayOnlyBeAccessedByLayers("terminal", "view", "layout")
        .whereLayer("editor")
        .mayOnlyBeAccessedByLayers("terminal", "view", "model")
        .whereLayer("canvas")
        .mayOnlyBeAccessedByLayers("terminal", "view", "layout")
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .check(tui);
  }

  /** What comes out depends on what goes in: no clock, thread, file or log. */
  @Test
  void allOfTheScreenButTheTerminalIsPure() {
    noClasses()
        .that()
        .resideInAnyPackage(SCREEN + "..", ROOT + ".text")
        .and()
        .resideOutsideOfPackage(SCREEN + ".terminal")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io",
            "java.nio.file..",
            "java.nio.channels..",
            "java.util.concurrent..",
            "org.slf4j..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, Clock.class, Random.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(tui);
  }
}
