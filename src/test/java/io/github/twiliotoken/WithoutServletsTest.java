package io.github.twiliotoken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.twiliotoken.problem.Problem;
import java.lang.reflect.Executable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The jar on a runtime that has no servlet API, such as Helidon. */
class WithoutServletsTest {
  private static final String BASE = "io.github.twiliotoken.";
  private static final String ADAPTER = BASE + "internal.cdi.CurrentServletRequest";

  private final ClassLoader loader = WithoutApi.loader("jakarta.servlet.", BASE);
  private final JavaClasses ours =
      new ClassFileImporter()
          .importUrl(Problem.class.getProtectionDomain().getCodeSource().getLocation());

  /** Looks at a class as a container does; returns whether anything that it names is missing. */
  private boolean isBroken(JavaClass known) {
    try {
      Class<?> type = Class.forName(known.getName(), true, loader);
      List<Executable> executables = new ArrayList<>(List.of(type.getDeclaredMethods()));
      executables.addAll(List.of(type.getDeclaredConstructors()));
      for (Executable executable : executables) {
        executable.getGenericParameterTypes();
        executable.getAnnotations();
      }
      for (var field : type.getDeclaredFields()) {
        field.getGenericType();
      }
      return false;
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException missing) {
      return true;
    }
  }

  @Test
  void allButOneClassAreWhole() {
    Set<String> broken = new TreeSet<>();
    for (JavaClass known : ours) {
      if (!known.getPackageName().equals(BASE + "war") && isBroken(known)) {
        broken.add(known.getName().replaceAll("\\$.*", ""));
      }
    }

    assertEquals(Set.of(ADAPTER), broken);
  }

  @Test
  void thatClassIsNoBean() throws ReflectiveOperationException {
    assertFalse(beans(loader, "all").contains(ADAPTER));
    assertTrue(beans(getClass().getClassLoader(), "all").contains(ADAPTER));
  }

  /** Where servlets run, CDI may name the caller of another request. */
  @Test
  void onlyThenIsCdiAskedWhoCalls() throws ReflectiveOperationException {
    assertEquals(
        List.of(BASE + "internal.cdi.CurrentJwtRequest"), beans(loader, "withoutServlets"));
    assertEquals(List.of(), beans(getClass().getClassLoader(), "withoutServlets"));
  }

  private static List<String> beans(ClassLoader from, String which)
      throws ReflectiveOperationException {
    Class<?> beans = from.loadClass(BASE + "internal.cdi.Beans");
    List<?> all = (List<?>) beans.getMethod(which).invoke(null);
    return all.stream().map(bean -> ((Class<?>) bean).getName()).toList();
  }
}
