package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.GrantAuthorizer;
import io.github.twiliotoken.IdentityMapper;
import io.github.twiliotoken.TokenIssuer;
import io.github.twiliotoken.internal.cdi.ApplicationBeans;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.Types;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds types of which the application has two beans of equal right, while it is built. */
final class Candidates {
  /** The types of which we have a bean, too; only an alternative comes before that. */
  private static final Set<Class<?>> OURS =
      Set.of(IdentityMapper.class, GrantAuthorizer.class, TokenIssuer.class);

  /** Marks a bean of Quarkus that gives way to any other; not every container has it. */
  private static final Optional<Class<? extends Annotation>> DEFAULT_BEAN =
      Presence.of("io.quarkus.arc.DefaultBean").map(type -> type.asSubclass(Annotation.class));

  /** A bean's right to be the one that is injected: the higher one wins. */
  private final Map<Class<?>, List<Integer>> rights = new LinkedHashMap<>();

  /** Adds a bean of the application, if it has one of the types and no qualifier. */
  void add(BeanInfo bean, Types types) {
    if (bean.qualifiers().stream().noneMatch(it -> it.name().equals(Default.class.getName()))) {
      return;
    }
    for (Class<?> type : ApplicationBeans.TYPES) {
      if (bean.types().contains(types.of(type))) {
        rights.computeIfAbsent(type, unused -> new ArrayList<>()).add(right(bean));
      }
    }
  }

  private static int right(BeanInfo bean) {
    if (DEFAULT_BEAN.filter(way -> givesWay(bean, way)).isPresent()) {
      return -1;
    }
    return bean.isAlternative() ? Optional.ofNullable(bean.priority()).orElse(1) : 0;
  }

  private static boolean givesWay(BeanInfo bean, Class<? extends Annotation> mark) {
    return bean.declaringClass().hasAnnotation(mark)
        || (bean.isProducerMethod() && bean.producerMethod().hasAnnotation(mark));
  }

  /** Returns the types of which more than one bean has the highest right. */
  List<Class<?>> ambiguous() {
    List<Class<?>> types = new ArrayList<>();
    rights.forEach(
        (type, found) -> {
          List<Integer> all = new ArrayList<>(found);
          if (OURS.contains(type)) {
            all.add(0);
          }
          int highest = all.stream().max(Comparator.naturalOrder()).orElseThrow();
          if (all.stream().filter(right -> right == highest).count() > 1) {
            types.add(type);
          }
        });
    return types;
  }
}
