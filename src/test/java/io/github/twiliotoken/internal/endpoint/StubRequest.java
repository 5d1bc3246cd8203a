package io.github.twiliotoken.internal.endpoint;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A request as a server hands it to an endpoint: without a caller, unless a test names one. */
public final class StubRequest {
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
  private String body = "";
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

  public StubRequest query(String name, String... values) {
    query.addAll(name, values);
    return this;
  }

  public StubRequest https() {
    secure = true;
    return this;
  }

  /** Sets the announced length of the body, unless it is negative. */
  public StubRequest contentLength(long bytes) {
    return bytes < 0 ? this : with("Content-Length", String.valueOf(bytes));
  }

  public StubRequest json(String text) {
    return body("application/json", text);
  }

  /** Sets the body and, unless it is null, its type. */
  public StubRequest body(@Nullable String type, String text) {
    body = text;
    return type == null ? this : with("Content-Type", type);
  }

  /** The method {@code post} of an endpoint. */
  public interface Post {
    Response answer(HttpHeaders headers, SecurityContext security, InputStream body);
  }

  /** The method {@code get} of an endpoint. */
  public interface Get {
    Response answer(HttpHeaders headers, SecurityContext security, UriInfo uri);
  }

  /** Sends this request to an endpoint by {@code POST}. */
  public Response to(Post endpoint) {
    return endpoint.answer(
        headers(),
        security(),
        new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Sends this request to an endpoint by {@code GET}. */
  public Response toGet(Get endpoint) {
    return endpoint.answer(
        headers(),
        security(),
        stub(
            UriInfo.class,
            (called, arguments) -> called.equals("getQueryParameters") ? query : null));
  }

  /** Sends this request to an endpoint by any other method. */
  public Response to(BiFunction<HttpHeaders, SecurityContext, Response> endpoint) {
    return endpoint.apply(headers(), security());
  }

  /** Returns the request without its body, which is handed over beside it. */
  EndpointRequest toRequest() {
    return new EndpointRequest(headers(), security());
  }

  /** Returns null for a header that was not sent, as Jersey does. */
  private HttpHeaders headers() {
    return stub(
        HttpHeaders.class,
        (called, arguments) ->
            called.equals("getRequestHeader") ? headers.get((String) arguments[0]) : null);
  }

  private SecurityContext security() {
    return stub(
        SecurityContext.class,
        (called, arguments) ->
            switch (called) {
              case "isSecure" -> secure;
              case "getUserPrincipal" -> caller;
              case "isUserInRole" -> roles.contains((String) arguments[0]);
              default -> throw new UnsupportedOperationException(called);
            });
  }

  private static <T> T stub(Class<T> type, BiFunction<String, Object[], @Nullable Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            StubRequest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> answer.apply(called.getName(), arguments)));
  }
}
