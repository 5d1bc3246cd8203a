package io.github.twiliotoken.internal.property;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * Holds the names that a configuration lists, sorted into settings and variables.
 *
 * @param settings names with dots, as somebody has written them
 * @param variables names without, as the environment spells them
 */
record PropertyNames(Set<String> settings, Set<String> variables) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern OF_STAGE = Pattern.compile("^%[^.]+\\.");

  /**
   * Reads the names. SmallRye lists {@code twilio.token.port[8080]tcp} beside the variable {@code
   * TWILIO_TOKEN_PORT_8080_TCP}, in the environment's source or in the configuration itself; such a
   * guess is no setting, unless a source states it that does not hold the variable.
   *
   * @param isSet whether a setting has a value: that of a stage, such as {@code %prod}, counts
   *     under its plain name where the stage is in force
   */
  static PropertyNames of(Config config, Predicate<String> isSet) {
    Set<String> listed = listed(config.getPropertyNames());
    Set<String> variables = variables(listed);
    Set<String> spelt = spelt(variables);
    Set<String> stated = new TreeSet<>();
    config
        .getConfigSources()
        .forEach(source -> stated.addAll(settings(listed(source.getPropertyNames()))));
    Set<String> settings =
        listed.stream()
            .filter(name -> name.contains("."))
            .filter(name -> !spelt.contains(VariableNames.of(name)) || stated.contains(name))
            .flatMap(name -> Stream.of(name, withoutStage(name)))
            .filter(name -> listed.contains(name) || isSet.test(name))
            .collect(Collectors.toCollection(TreeSet::new));
    return new PropertyNames(settings, variables);
  }

  private static String withoutStage(String name) {
    return OF_STAGE.matcher(name).replaceFirst("");
  }

  /** Returns the settings among the names that one source lists, also those of the active stage. */
  private static Set<String> settings(Set<String> listed) {
    Set<String> spelt = spelt(variables(listed));
    return listed.stream()
        .filter(name -> name.contains(".") && !spelt.contains(VariableNames.of(name)))
        .flatMap(name -> Stream.of(name, withoutStage(name)))
        .collect(Collectors.toSet());
  }

  private static Set<String> variables(Set<String> listed) {
    return listed.stream()
        .filter(name -> VARIABLE.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> spelt(Set<String> variables) {
    return variables.stream().map(VariableNames::of).collect(Collectors.toSet());
  }

  private static Set<String> listed(Iterable<String> names) {
    return StreamSupport.stream(names.spliterator(), false)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
