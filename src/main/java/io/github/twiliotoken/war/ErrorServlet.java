package io.github.twiliotoken.war;

import io.github.twiliotoken.cdi.Audit;
import io.github.twiliotoken.rest.Answers;
import io.github.twiliotoken.rest.CrossOrigin;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Puts a problem in the place of the container's own error page: most servers refuse a bad bearer
 * before JAX-RS, in HTML.
 */
public class ErrorServlet extends HttpServlet {
  @Serial private static final long serialVersionUID = 1;

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
    boolean bearerSent = request.getHeader("Authorization") != null;
    Answers.Refusal refusal = Answers.inPlaceOf(status, bearerSent);
    if (status == HttpServletResponse.SC_UNAUTHORIZED && audit != null) {
      audit.refusedByServer(bearerSent);
    }
    response.setStatus(refusal.status());
    refusal.headers().forEach(response::setHeader);
    if (crossOrigin != null) {
      crossOrigin.headers(request).forEach(response::setHeader);
    }
    response.setContentType(Answers.PROBLEM_JSON);
    byte[] body = refusal.body().getBytes(StandardCharsets.UTF_8);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
