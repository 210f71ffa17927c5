package dev.parley.tui.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house that classes can break; the budgets are another test's. */
class TuiArchitectureTest {
  private static final String ROOT = "dev.parley.tui";

  private final JavaClasses tui =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void lanternaStaysOnTheScreen() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".screen..")
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
}
