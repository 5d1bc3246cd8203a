package io.github.twiliotoken.internal.config;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Ways in which servers list the names of environment variables, as seen on each of them. */
public enum VariableListing {
  /** Payara, GlassFish: each variable by its own name. */
  AS_THEY_ARE,
  /** WildFly: the environment's source lists a guess at the setting beside each variable. */
  GUESSED_BY_THE_SOURCE,
  /** Open Liberty, TomEE: the source lists variables alone, the configuration guesses too. */
  GUESSED_BY_THE_CONFIGURATION;

  private static final int ORDINAL = 300;

  /** The configuration of a server with these variables. */
  public Config with(SmallRyeConfigBuilder builder, Map<String, String> variables) {
    SmallRyeConfig config =
        builder
            .withSources(
                this == GUESSED_BY_THE_SOURCE
                    ? new EnvConfigSource(variables, ORDINAL)
                    : new Environment(variables))
            .build();
    Set<String> names = new TreeSet<>();
    config.getConfigSources().forEach(source -> names.addAll(source.getPropertyNames()));
    if (this != AS_THEY_ARE) {
      config.getPropertyNames().forEach(names::add);
      variables.keySet().forEach(name -> names.add(StringUtil.toLowerCaseAndDotted(name)));
    }
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("getPropertyNames")
                    ? names
                    : method.invoke(config, arguments));
  }

  /** The environment as MicroProfile Config 3.1, section 5.3.1, maps it. */
  private record Environment(Map<String, String> variables) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return variables.keySet();
    }

    @Override
    public @Nullable String getValue(String key) {
      String underscores = key.replaceAll("[^A-Za-z0-9]", "_");
      String exact = variables.get(key);
      String small = exact == null ? variables.get(underscores) : exact;
      return small == null ? variables.get(underscores.toUpperCase(Locale.ROOT)) : small;
    }

    @Override
    public String getName() {
      return "Environment";
    }

    @Override
    public int getOrdinal() {
      return ORDINAL;
    }
  }
}
