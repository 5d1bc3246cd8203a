package io.github.twiliotoken.war;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Stubs of the platform's interfaces, each of one lambda. */
final class Stubs {
  private Stubs() {}

  interface Answer {
    @Nullable Object to(String method, Object[] arguments);
  }

  static <T> T of(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }
}
