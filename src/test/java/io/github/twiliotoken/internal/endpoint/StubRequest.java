package io.github.twiliotoken.internal.endpoint;

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

/** A request as a server hands it to an endpoint: without a caller, unless a test names one. */
public final class StubRequest {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String[]> query = new TreeMap<>();
  private String method = "POST";
  private String body = "";
  private long contentLength = -1;
  private boolean secure;
  private @Nullable Principal caller;
  private Set<String> roles = Set.of();

  /** Sets whom the server has verified the bearer to be. */
  public StubRequest verifiedAs(@Nullable Principal principal) {
    caller = principal;
    return this;
  }

  /** Sets the roles that the server knows of the caller, beside those in the bearer. */
  public StubRequest inRole(String... names) {
    roles = Set.of(names);
    return this;
  }

  /** Adds a header. */
  public StubRequest with(String header, String value) {
    headers.computeIfAbsent(header, unused -> new ArrayList<>()).add(value);
    return this;
  }

  public StubRequest method(String name) {
    method = name;
    return this;
  }

  public StubRequest query(String name, String... values) {
    query.put(name, values);
    return this;
  }

  public StubRequest https() {
    secure = true;
    return this;
  }

  public StubRequest contentLength(long bytes) {
    contentLength = bytes;
    return this;
  }

  public StubRequest json(String text) {
    return body("application/json", text);
  }

  /** Sets the body and, unless it is null, its type. */
  public StubRequest body(@Nullable String type, String text) {
    body = text;
    return type == null ? this : with("Content-Type", type);
  }

  /** Sends this request to a method of an endpoint. */
  public Response to(BiFunction<HttpServletRequest, InputStream, Response> endpoint) {
    return endpoint.apply(
        servlet(), new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Returns the request without its body, which JAX-RS hands over beside it. */
  public HttpServletRequest servlet() {
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
                  case "getContentLengthLong" -> contentLength;
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
