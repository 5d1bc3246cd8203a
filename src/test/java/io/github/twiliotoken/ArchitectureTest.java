package io.github.twiliotoken;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.twiliotoken.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house: who may know whom, and what stays outside. */
class ArchitectureTest {
  private static final String BASE = "io.github.twiliotoken";

  private static final String INTERNAL = BASE + ".internal";

  /** Each package knows only those before it. */
  private static final List<String> ROOMS =
      List.of(
          BASE + ".problem",
          INTERNAL + ".text",
          BASE + ".value",
          BASE + ".grant",
          BASE,
          INTERNAL + ".grant",
          BASE + ".jwt",
          BASE + ".inspect",
          INTERNAL + ".property",
          INTERNAL + ".credentials",
          INTERNAL + ".rate",
          INTERNAL + ".profile",
          INTERNAL + ".keys",
          BASE + ".keys",
          INTERNAL + ".config",
          INTERNAL + ".cdi",
          INTERNAL + ".health",
          INTERNAL + ".metrics",
          INTERNAL + ".telemetry",
          INTERNAL + ".endpoint",
          BASE + ".rest",
          INTERNAL + ".registration",
          INTERNAL + ".extension",
          INTERNAL + ".lite",
          BASE + ".war");

  /** All that is compiled here, in whatever package. */
  private final JavaClasses ours =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void eachPackageKnowsOnlyThoseToItsLeft() {
    for (int i = 0; i < ROOMS.size(); i++) {
      Set<String> later = new HashSet<>(ROOMS.subList(i + 1, ROOMS.size()));

      noClasses()
          .that()
          .resideInAPackage(ROOMS.get(i))
          .should()
          .dependOnClassesThat(inOneOf(later))
          .allowEmptyShould(!ours.containPackage(ROOMS.get(i)))
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
      assertTrue(
          !ours.containPackage(room) || ours.getPackage(room).isAnnotatedWith(NullMarked.class),
          room);
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
  void onlyTheWarNamesTheLoginConfig() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".war")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.microprofile.auth..")
        .check(ours);
  }

  @Test
  void oneClassAloneNamesTheJsonWebToken() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(INTERNAL + ".cdi.JwtPrincipal")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.microprofile.jwt..")
        .check(ours);
  }

  @Test
  void oneClassOutsideOfTheWarNamesServlets() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + ".war")
        .and()
        .haveNameNotMatching(".*\\.internal\\.cdi\\.CurrentServletRequest(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.servlet..")
        .check(ours);
  }

  @Test
  void theClockComesIn() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".jwt.Hs256TokenIssuer")
        .and()
        .doNotHaveFullyQualifiedName(INTERNAL + ".cdi.ApplicationBeans")
        .and()
        .doNotHaveFullyQualifiedName(BASE + ".keys.KeyRotation")
        .should()
        .accessTargetWhere(isOneOf("java.time.Clock.systemUTC()"))
        .check(ours);
    noClasses()
        .should()
        .accessTargetWhere(
            isOneOf(
                "java.time.Clock.systemDefaultZone()",
                "java.time.Instant.now()",
                "java.lang.System.currentTimeMillis()",
                "java.util.Date.<init>()"))
        .check(ours);
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
            "javax.net.ssl..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "io.opentelemetry.api..",
            "org.jspecify.annotations..")
        .check(ours);
  }

  @Test
  void oneRoomAloneNamesOpenTelemetry() {
    noClasses()
        .that()
        .resideOutsideOfPackage(INTERNAL + ".telemetry")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.opentelemetry..")
        .check(ours);
  }

  private static DescribedPredicate<JavaClass> inOneOf(Set<String> packages) {
    return DescribedPredicate.describe(
        "in a package to the right", type -> packages.contains(type.getPackageName()));
  }

  /** A call or a method reference. */
  private static DescribedPredicate<JavaAccess<?>> isOneOf(String... targets) {
    Set<String> forbidden = Set.of(targets);
    return DescribedPredicate.describe(
        "is one of " + forbidden, access -> forbidden.contains(access.getTarget().getFullName()));
  }

  @Test
  void signaturesAreComparedInConstantTime() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + ".jwt", BASE + ".inspect")
        .should()
        .callMethod(java.util.Arrays.class, "equals", byte[].class, byte[].class)
        .orShould()
        .callMethod(java.util.Arrays.class, "compare", byte[].class, byte[].class)
        .check(ours);

    JavaAccess<?> comparison =
        ours
            .get(BASE + ".jwt.ApiSecret")
            .getMethod("hasSigned", byte[].class, byte[].class)
            .getMethodCallsFromSelf()
            .stream()
            .filter(call -> call.getName().equals("isEqual"))
            .findFirst()
            .orElseThrow();

    assertTrue(comparison.getTargetOwner().isEquivalentTo(java.security.MessageDigest.class));
  }
}
