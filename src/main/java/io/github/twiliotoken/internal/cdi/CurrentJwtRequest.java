package io.github.twiliotoken.internal.cdi;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.List;

/**
 * Gives the current request where nothing but the request-scoped {@code JsonWebToken} tells who
 * calls, as on Helidon: it has no servlets, and its JAX-RS gives a request only to resources and
 * providers, not to a bean.
 *
 * <p>CDI is less strict than a request. On servers with servlets its token may be the one of
 * another caller on a thread that serves no request, such as a scheduler's. So this class is no
 * bean where the servlet API is present, even if no servlet runs. Elsewhere a token counts only if
 * its bean is request-scoped: asking it then fails on a thread without a request context. Where
 * somebody has activated one and no request is served, the token is the one of nobody. Work that an
 * application hands on with Helidon's own context is for the caller who was verified there.
 */
@Singleton
class CurrentJwtRequest implements CurrentRequest {
  private final BeanManager beans;

  @Inject
  CurrentJwtRequest(BeanManager beans) {
    this.beans = beans;
  }

  /** Returns true; {@link #get} finds out whether the current thread serves a request. */
  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public CallerRequest get() {
    return JwtPrincipal.ofRequestContext(beans)
        .map(Served::new)
        .orElseThrow(() -> new IllegalStateException("No bearer was verified for a request here"));
  }

  private record Served(Principal principal) implements CallerRequest {
    /** Returns nothing: CDI knows no header, only whom it has verified. */
    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    /** Returns false: CDI knows no roles but those in the claims. */
    @Override
    public boolean hasRole(String role) {
      return false;
    }
  }
}
