package io.github.twiliotoken.internal.extension;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A request as a server hands it to an endpoint, with the caller that the server has verified. */
final class SentRequest {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String[]> query = new TreeMap<>();
  private String method = "POST";
  private String body = "";
  private long length = -1;
  private boolean secure;
  private @Nullable Principal caller;
  private Set<String> roles = Set.of();

  /** Sends this bearer, which the server has verified to be the caller's. */
  static SentRequest by(Map<String, Object> claims) {
    SentRequest request = new SentRequest().with("Authorization", "Bearer a.b.c");
    Map<String, Object> all = new TreeMap<>(claims);
    all.put("raw_token", "a.b.c");
    request.caller = FakeRequest.jwt(all);
    return request;
  }

  SentRequest verifiedAs(@Nullable Principal principal) {
    caller = principal;
    return this;
  }

  SentRequest with(String header, String value) {
    headers.computeIfAbsent(header, unused -> new ArrayList<>()).add(value);
    return this;
  }

  SentRequest method(String name) {
    method = name;
    return this;
  }

  SentRequest query(String name, String... values) {
    query.put(name, values);
    return this;
  }

  SentRequest https() {
    secure = true;
    return this;
  }

  SentRequest inRole(String... names) {
    roles = Set.of(names);
    return this;
  }

  SentRequest announcing(long bytes) {
    length = bytes;
    return this;
  }

  SentRequest json(String text) {
    body = text;
    return with("Content-Type", "application/json");
  }

  /** A body whose type nobody says. */
  SentRequest untyped(String text) {
    body = text;
    return this;
  }

  SentRequest body(String type, String text) {
    body = text;
    return with("Content-Type", type);
  }

  Response to(BiFunction<HttpServletRequest, InputStream, Response> endpoint) {
    return endpoint.apply(
        servlet(), new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  HttpServletRequest servlet() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getHeader" -> first((String) arguments[0]);
                  case "getHeaders" -> Collections.enumeration(all((String) arguments[0]));
                  case "getContentType" -> first("Content-Type");
                  case "getContentLengthLong" -> length;
                  case "getParameterMap" -> query;
                  case "isSecure" -> secure;
                  case "getUserPrincipal" -> caller;
                  case "isUserInRole" -> roles.contains((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private List<String> all(String header) {
    return headers.getOrDefault(header, List.of());
  }

  private @Nullable String first(String header) {
    return all(header).stream().findFirst().orElse(null);
  }
}
