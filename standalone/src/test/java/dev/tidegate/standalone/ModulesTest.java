package dev.tidegate.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The table of modules: who may depend on whom, and on which library. */
@AnalyzeClasses(packages = "dev.tidegate", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
  private static final String INGRESS = "dev.tidegate.ingress..";
  private static final String JOBS = "dev.tidegate.jobs..";
  private static final String PORTAL = "dev.tidegate.portal..";
  private static final String LOAD = "dev.tidegate.load..";
  private static final String STANDALONE = "dev.tidegate.standalone..";

  @ArchTest
  static final ArchRule eventLogKnowsNoProcess =
      noClasses()
          .that()
          .resideInAPackage("dev.tidegate.log..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              INGRESS, JOBS, PORTAL, LOAD, STANDALONE, "io.vertx..", "org.apache.flink..");

  @ArchTest
  static final ArchRule ingressKnowsNoOtherProcess =
      noClasses()
          .that()
          .resideInAPackage(INGRESS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JOBS, PORTAL, LOAD, STANDALONE, "org.apache.flink..");

  @ArchTest
  static final ArchRule jobsKnowNoOtherProcess =
      noClasses()
          .that()
          .resideInAPackage(JOBS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INGRESS, PORTAL, LOAD, STANDALONE, "io.vertx..", "java.sql..");

  @ArchTest
  static final ArchRule portalKnowsNoOtherProcess =
      noClasses()
          .that()
          .resideInAPackage(PORTAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INGRESS, JOBS, LOAD, STANDALONE, "org.apache.flink..");

  @ArchTest
  static final ArchRule loadTestsKnowTheProductOnlyFromOutside =
      noClasses()
          .that()
          .resideInAPackage(LOAD)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INGRESS, JOBS, PORTAL, STANDALONE, "org.apache.flink..");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);
}
