package dev.parley.node.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house that classes can break; the budgets are another test's. */
class NodeArchitectureTest {
  private static final String ROOT = "dev.parley.node";

  private final JavaClasses node =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void nettyStaysWhereBytesComeAndGo() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".net..", ROOT + ".discovery..", ROOT + ".metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(node);
  }

  @Test
  void arrowsGoOneWay() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.parley.tui..", "com.googlecode.lanterna..", "picocli..")
        .check(node);
  }

  /** The root assembles its rooms and lends them its vocabulary; they do not know each other. */
  @Test
  void thereAreNoCyclesBetweenRooms() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true).check(node);
  }
}
