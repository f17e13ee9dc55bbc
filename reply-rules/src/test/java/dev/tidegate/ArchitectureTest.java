package dev.tidegate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tidegate", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule domainIsPureJava =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.tidegate..",
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "org.ahocorasick..",
              "org.apache.commons.csv..",
              "com.dynatrace.hash4j..",
              "org.dhatim.fastexcel.reader..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule deskKnowsNoClockNoChanceNoSecretsNoFiles =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.tidegate.desk..",
              "dev.tidegate.text..",
              "dev.tidegate.matching..",
              "dev.tidegate.understanding..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.time.chrono..",
              "dev.tidegate.privacy..",
              "dev.tidegate.account..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule packagesFollowTheWayOfTheData =
      slices().matching("dev.tidegate.(*)..").should().beFreeOfCycles();
}
