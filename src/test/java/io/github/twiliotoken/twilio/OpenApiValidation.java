package io.github.twiliotoken.twilio;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.github.twiliotoken.twilio.RawHttp.Request;
import io.github.twiliotoken.twilio.RawHttp.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Checks requests and answers against the OpenAPI description that Twilio publishes. */
final class OpenApiValidation {
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(description()).build();

  private final List<String> violations = new CopyOnWriteArrayList<>();

  List<String> violations() {
    return List.copyOf(violations);
  }

  void check(Request request) {
    if (isDescribed(request)) {
      report(request, VALIDATOR.validateRequest(simple(request)));
    }
  }

  void check(Request request, Response response) {
    if (isDescribed(request) && response.status() < 300) {
      SimpleResponse.Builder answer = SimpleResponse.Builder.status(response.status());
      if (response.status() != 204) {
        answer.withContentType("application/json").withBody(response.body());
      }
      report(
          request,
          VALIDATOR.validateResponse(
              request.path(), Method.valueOf(request.method()), answer.build()));
    }
  }

  /** The description at hand has only the resource Keys. */
  private static boolean isDescribed(Request request) {
    return !request.path().contains("/Applications");
  }

  private static SimpleRequest simple(Request request) {
    SimpleRequest.Builder simple =
        new SimpleRequest.Builder(request.method(), request.path(), true);
    request.headers().forEach(simple::withHeader);
    for (String pair : request.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] both = pair.split("=", 2);
        simple.withQueryParam(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
      }
    }
    if (!request.body().isEmpty()) {
      simple.withBody(request.body());
    }
    return simple.build();
  }

  private void report(Request request, ValidationReport report) {
    report
        .getMessages()
        .forEach(
            message -> violations.add(request.method() + " " + request.target() + ": " + message));
  }

  private static String description() {
    try (InputStream file =
        OpenApiValidation.class.getResourceAsStream("/twilio/api-keys-v2010.json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
