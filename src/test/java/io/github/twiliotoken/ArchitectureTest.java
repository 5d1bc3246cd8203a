package io.github.twiliotoken;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.conditions.ArchConditions.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house: who may know whom, and what stays outside. */
class ArchitectureTest {
  private static final String BASE = "io.github.twiliotoken";

  /** Each package knows only those before it. */
  private static final List<String> ROOMS =
      List.of(
          BASE + ".problem",
          BASE + ".value",
          BASE + ".grant",
          BASE,
          BASE + ".jwt",
          BASE + ".config",
          BASE + ".cdi",
          BASE + ".rest",
          BASE + ".extension",
          BASE + ".war");

  private final JavaClasses ours =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  @Test
  void eachPackageKnowsOnlyThoseToItsLeft() {
    for (int i = 0; i < ROOMS.size(); i++) {
      Set<String> later = new HashSet<>(ROOMS.subList(i + 1, ROOMS.size()));
      noClasses()
          .that()
          .resideInAPackage(ROOMS.get(i))
          .should()
          .dependOnClassesThat(inOneOf(later))
          .check(ours);
    }
  }

  @Test
  void everyClassHasItsRoom() {
    List<String> strays = new ArrayList<>();
    for (JavaClass type : ours) {
      if (!ROOMS.contains(type.getPackageName())) {
        strays.add(type.getName());
      }
    }
    assertTrue(strays.isEmpty(), strays.toString());
  }

  @Test
  void everyPackageSaysWhatMayBeNull() {
    for (String room : ROOMS) {
      assertTrue(ours.getPackage(room).isAnnotatedWith(NullMarked.class), room);
    }
  }

  @Test
  void theJarOpensNoDoor() {
    for (String opener :
        List.of(
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ApplicationPath",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.servlet.annotation.WebServlet",
            "jakarta.servlet.annotation.WebFilter",
            "jakarta.servlet.annotation.WebListener")) {
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".war")
          .should()
          .beAnnotatedWith(opener)
          .check(ours);
    }
  }

  @Test
  void oneClassAloneNamesTheJsonWebToken() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".cdi.JwtPrincipal")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.eclipse.microprofile.jwt.JsonWebToken")
        .check(ours);
  }

  @Test
  void theClockComesIn() {
    classes()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".jwt.Hs256TokenIssuer")
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".cdi.Collaborators")
        .should(not(callMethod(Clock.class, "systemUTC")))
        .check(ours);
    noClasses().should().callMethod(Instant.class, "now").check(ours);
    noClasses().should().callMethod(System.class, "currentTimeMillis").check(ours);
  }

  @Test
  void nothingNeedsMoreThanThePlatform() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            BASE + "..",
            "java..",
            "javax.crypto..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "org.jspecify.annotations..")
        .check(ours);
  }

  private static DescribedPredicate<JavaClass> inOneOf(Set<String> packages) {
    return DescribedPredicate.describe(
        "in a package to the right", type -> packages.contains(type.getPackageName()));
  }
}
