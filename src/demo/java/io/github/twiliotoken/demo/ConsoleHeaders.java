package io.github.twiliotoken.demo;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sets the security headers of the console: its pages load only their own files, uncached. */
@WebFilter("/*")
public class ConsoleHeaders implements Filter {
  private static final String COMMON =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'; ";

  /** The console's policy also forbids scripts to make markup of text. */
  private static final String CONSOLE =
      COMMON + "connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

  /** The softphone's policy lets Twilio's SDK reach Twilio: signalling, tones, call reports. */
  private static final String SOFTPHONE =
      COMMON
          + "connect-src 'self' wss://*.twilio.com https://*.twilio.com;"
          + " media-src 'self' https://sdk.twilio.com";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse answer = (HttpServletResponse) response;
    boolean softphone = ((HttpServletRequest) request).getServletPath().startsWith("/softphone/");
    answer.setHeader("Content-Security-Policy", softphone ? SOFTPHONE : CONSOLE);
    answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    answer.setHeader("Cache-Control", "no-store");
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Referrer-Policy", "no-referrer");
    chain.doFilter(request, response);
  }
}
