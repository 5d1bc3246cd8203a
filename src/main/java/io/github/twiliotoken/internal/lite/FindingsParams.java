package io.github.twiliotoken.internal.lite;

import io.github.twiliotoken.internal.cdi.DeploymentFindings;
import io.github.twiliotoken.internal.config.DeploymentNeeds;
import io.github.twiliotoken.internal.config.DeploymentNeeds.InjectedToken;
import io.github.twiliotoken.internal.keys.KeySettingsReader.InjectedKeys;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Hands the findings of the build on to the start. Only simple values can cross: a list of records
 * is one array with the parts of each, one after the other.
 */
final class FindingsParams {
  private static final String TOKENS = "tokens";
  private static final String ISSUERS = "issuers";
  private static final String KEYS = "keys";
  private static final String ENDPOINT = "endpoint";
  private static final String INSPECTOR = "inspector";
  private static final String OBSERVED = "observed";
  private static final String AUDITED = "audited";
  private static final String LOGIN_CONFIG = "loginConfig";

  private FindingsParams() {}

  static void write(DeploymentFindings findings, SyntheticBeanBuilder<?> bean) {
    DeploymentNeeds needs = findings.needs();
    bean.withParam(
            TOKENS,
            needs.tokens().stream()
                .flatMap(token -> Stream.of(token.place(), token.profile(), token.ttl()))
                .toArray(String[]::new))
        .withParam(
            ISSUERS,
            needs.issuers().entrySet().stream()
                .flatMap(issuer -> Stream.of(issuer.getKey(), issuer.getValue()))
                .toArray(String[]::new))
        .withParam(
            KEYS,
            needs.keys().stream()
                .flatMap(
                    key -> Stream.of(key.account(), key.place(), String.valueOf(key.rotates())))
                .toArray(String[]::new))
        .withParam(ENDPOINT, needs.endpoint())
        .withParam(INSPECTOR, needs.inspector())
        .withParam(OBSERVED, needs.observed())
        .withParam(AUDITED, needs.audited())
        .withParam(LOGIN_CONFIG, findings.loginConfig());
  }

  static DeploymentFindings read(Parameters params) {
    List<InjectedToken> tokens = new ArrayList<>();
    String[] token = params.get(TOKENS, String[].class);
    for (int i = 0; i < token.length; i += 3) {
      tokens.add(new InjectedToken(token[i], token[i + 1], token[i + 2]));
    }
    Map<String, String> issuers = new LinkedHashMap<>();
    String[] issuer = params.get(ISSUERS, String[].class);
    for (int i = 0; i < issuer.length; i += 2) {
      issuers.put(issuer[i], issuer[i + 1]);
    }
    List<InjectedKeys> keys = new ArrayList<>();
    String[] key = params.get(KEYS, String[].class);
    for (int i = 0; i < key.length; i += 3) {
      keys.add(new InjectedKeys(key[i], key[i + 1], Boolean.parseBoolean(key[i + 2])));
    }
    return new DeploymentFindings(
        new DeploymentNeeds(
            tokens,
            issuers,
            keys,
            params.get(ENDPOINT, Boolean.class),
            params.get(INSPECTOR, Boolean.class),
            params.get(OBSERVED, Boolean.class),
            params.get(AUDITED, Boolean.class)),
        params.get(LOGIN_CONFIG, Boolean.class),
        List.of());
  }
}
