package io.github.twiliotoken.war;

import io.github.twiliotoken.internal.cdi.Audit;
import io.github.twiliotoken.internal.endpoint.CrossOrigin;
import io.github.twiliotoken.internal.endpoint.Responses;
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
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts a problem in the place of the container's own error page: most servers refuse a bad bearer
 * before JAX-RS, in HTML.
 */
public class ErrorServlet extends HttpServlet {
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());
  @Serial private static final long serialVersionUID = 1;

  /**
   * What the server's own servlet for files says to a method that it does not know or allow. There
   * are no files, so that nothing is there, however it is asked for.
   */
  private static final Set<Integer> BY_FILE_SERVLET =
      Set.of(
          HttpServletResponse.SC_FORBIDDEN,
          HttpServletResponse.SC_METHOD_NOT_ALLOWED,
          HttpServletResponse.SC_NOT_IMPLEMENTED);

  @Inject @Nullable transient CrossOrigin crossOrigin;
  @Inject @Nullable transient Audit audit;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // asked for directly, there is nothing here
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    if (BY_FILE_SERVLET.contains(status) && !isUnderEndpoint(request)) {
      status = HttpServletResponse.SC_NOT_FOUND;
    }
    boolean bearerSent = request.getHeader("Authorization") != null;
    if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
      log(request);
      if (charsetUnknown(request.getCharacterEncoding())) {
        status =
            bearerSent
                ? HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE
                : HttpServletResponse.SC_UNAUTHORIZED;
      }
    }
    Responses.Refusal refusal = Responses.inPlaceOf(status, bearerSent);
    if (status == HttpServletResponse.SC_UNAUTHORIZED && audit != null) {
      audit.refusedByServer(bearerSent);
    }
    response.setStatus(refusal.status());
    refusal.headers().forEach(response::setHeader);
    if (crossOrigin != null) {
      crossOrigin.headers(request).forEach(response::setHeader);
    }
    response.setContentType(Responses.PROBLEM_JSON);
    byte[] body = refusal.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean isUnderEndpoint(HttpServletRequest request) {
    return (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) + "/")
        .startsWith(request.getContextPath() + TokenApplication.PATH + "/");
  }

  private static void log(HttpServletRequest request) {
    String what = Problem.SERVER_FAULT.code() + ": The server failed before the endpoint";
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fault) {
      LOG.log(Level.SEVERE, what, Faults.shown(fault));
    } else {
      LOG.severe(what + ", and does not say why");
    }
  }

  /** TomEE fails at a charset that Java does not know, before JAX-RS and before the endpoint. */
  private static boolean charsetUnknown(@Nullable String charset) {
    try {
      return charset != null && !Charset.isSupported(charset);
    } catch (IllegalCharsetNameException e) {
      return true;
    }
  }
}
