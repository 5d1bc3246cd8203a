package io.github.twiliotoken.war;

import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.endpoint.CorsPolicy;
import io.github.twiliotoken.internal.endpoint.ProblemDetails;
import io.github.twiliotoken.internal.text.Faults;
import io.github.twiliotoken.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the container's error pages by problem details: most servers refuse a bad bearer token
 * before JAX-RS is called, and answer it in HTML. The WAR's web.xml sends every error here.
 */
public class ErrorServlet extends HttpServlet {
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());
  @Serial private static final long serialVersionUID = 1;

  /**
   * The statuses with which a server's file servlet refuses methods. Outside of the endpoint they
   * become 404: the WAR has no files, whatever the method.
   */
  private static final Set<Integer> OF_FILE_SERVLET =
      Set.of(
          HttpServletResponse.SC_FORBIDDEN,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          HttpServletResponse.SC_NOT_IMPLEMENTED);

  @Inject @Nullable transient CorsPolicy cors;
  @Inject @Nullable transient Audit audit;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // a request for the servlet's own path has no error, so there is no status
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    if (OF_FILE_SERVLET.contains(status) && !isUnderEndpoint(request)) {
      status = HttpServletResponse.SC_NOT_FOUND;
    }
    boolean bearerSent = request.getHeader("Authorization") != null;
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      logFault(request);
      if (isUnknownCharset(request.getCharacterEncoding())) {
        status =
            bearerSent
                ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE
                : HttpServletResponse.SC_UNAUTHORIZED;
      }
    }
    ProblemDetails details = ProblemDetails.ofStatus(status, bearerSent);
    if (status == HttpServletResponse.SC_UNAUTHORIZED && audit != null) {
      audit.refusedByServer(bearerSent);
    }
    response.setStatus(details.status());
    details.headers().forEach(response::setHeader);
    if (cors != null) {
      cors.responseHeaders(request.getHeader("Origin")).forEach(response::setHeader);
    }
    response.setContentType(ProblemDetails.MEDIA_TYPE);
    byte[] body = details.body();
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean isUnderEndpoint(HttpServletRequest request) {
    return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) + "/")
        .startsWith(request.getContextPath() + TokenApplication.PATH + "/");
  }

  private static void logFault(HttpServletRequest request) {
    String what = Problem.SERVER_FAULT.code() + ": The server failed before it called the endpoint";
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
      LOG.log(Level.SEVERE, what, Faults.shown(fault));
    } else {
      LOG.severe(what + ", and did not say why");
    }
  }

  /**
   * Returns whether Java does not know this charset. TomEE then fails before it calls the endpoint,
   * which would have answered 401 or 415.
   */
  private static boolean isUnknownCharset(@Nullable String charset) {
    try {
      return charset != null && !Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return true;
    }
  }
}
