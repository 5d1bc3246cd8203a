package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.twiliotoken.problem.Problem;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an application may name: these types, and nothing that leads from them to others of ours.
 */
class ApiTest {
  private static final String BASE = "io.github.twiliotoken";

  private static final Set<String> API =
      Stream.of(
              of(
                  "",
                  "AccessToken",
                  "Caller",
                  "CredentialsRotated",
                  "GrantAuthorizer",
                  "IdentityMapper",
                  "RateStore",
                  "TokenAttempt",
                  "TokenIdSource",
                  "TokenIssued",
                  "TokenIssuer",
                  "TokenRefused",
                  "TokenRequest",
                  "TtlDecision",
                  "TtlLimited",
                  "TtlPolicy",
                  "TwilioAccount",
                  "TwilioToken"),
              of(".problem", "Problem", "TwilioTokenException"),
              of(".value", "ApiLogin", "ApiUrl", "Identity", "Region", "Sid", "Ttl", "TtlRange"),
              of(
                  ".grant",
                  "ChatGrant",
                  "CustomGrant",
                  "Grant",
                  "PlaybackGrant",
                  "SyncGrant",
                  "TaskRouterGrant",
                  "VideoGrant",
                  "VoiceGrant"),
              of(
                  ".jwt",
                  "ApiSecret",
                  "Credentials",
                  "FixedTokenIssuer",
                  "Hs256TokenIssuer",
                  "IssuedToken"),
              of(
                  ".inspect",
                  "Finding",
                  "FindingType",
                  "Inspection",
                  "LooksLike",
                  "Product",
                  "TokenInspector"),
              of(
                  ".keys",
                  "ApiKey",
                  "ApiKeys",
                  "CreatedKey",
                  "CredentialsStore",
                  "FileCredentialsStore",
                  "KeyRotation",
                  "Revocation",
                  "RotationStep",
                  "TwilioApiException"),
              of(".rest", "Endpoint", "InspectEndpoint", "TokenEndpoint", "TokenProblemMapper"))
          .flatMap(Set::stream)
          .collect(Collectors.toCollection(TreeSet::new));

  private final JavaClasses ours =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

  private static Set<String> of(String room, String... names) {
    return Arrays.stream(names).map(name -> BASE + room + "." + name).collect(Collectors.toSet());
  }

  @Test
  void theseTypesAndNoOthersArePublic() {
    assertEquals(
        API,
        ours.stream()
            .filter(type -> type.isTopLevelClass() && isVisible(type.getModifiers()))
            .filter(type -> !isPrivate(type))
            .map(JavaClass::getName)
            .filter(name -> !name.endsWith("package-info"))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noSignatureLeadsToAnInternalType() {
    Set<String> leaks = new TreeSet<>();
    for (JavaClass type : ours) {
      if (isPrivate(type) || !isReachable(type)) {
        continue;
      }
      JavaClass owner = type;
      Stream.concat(
              Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream()),
              members(type))
          .flatMap(used -> used.getAllInvolvedRawTypes().stream())
          .map(JavaClass::getBaseComponentType)
          .filter(used -> used.getPackageName().startsWith(BASE) && isPrivate(used))
          .forEach(used -> leaks.add(owner.getName() + " shows " + used.getName()));
    }

    assertEquals(Set.of(), leaks);
  }

  private static Stream<JavaType> members(JavaClass type) {
    return Stream.concat(
        type.getCodeUnits().stream()
            .filter(unit -> isVisible(unit.getModifiers()))
            .flatMap(ApiTest::signature),
        type.getFields().stream()
            .filter(field -> isVisible(field.getModifiers()))
            .map(JavaField::getType));
  }

  private static Stream<JavaType> signature(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream());
  }

  /** Public, and every class around it as well. */
  static boolean isReachable(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(ApiTest::isReachable).orElse(true);
  }

  static boolean isPrivate(JavaClass type) {
    return (type.getPackageName() + ".").startsWith(BASE + ".internal.")
        || type.getPackageName().equals(BASE + ".war");
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
