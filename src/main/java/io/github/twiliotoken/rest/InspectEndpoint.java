package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.EndpointRequest;
import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.InspectService;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Inspects a token for callers who have one of the roles in {@code twilio.inspect.roles}: it says
 * what Twilio would say of the token. It serves nothing until an application subclasses it under a
 * path of its own, and answers 404 where that property is not set:
 *
 * <pre>{@code
 * @Path("/token/inspect") @RequestScoped
 * public class Inspections extends InspectEndpoint {}
 * }</pre>
 *
 * <p>It checks callers itself, as {@link TokenEndpoint} does.
 */
public abstract class InspectEndpoint extends Endpoint {
  @Inject @Nullable InspectService inspections;

  /** Is called by the subclass. */
  protected InspectEndpoint() {}

  /** Answers {@code POST}, the method that the endpoint is for. */
  @POST
  @Operation(
      operationId = "inspectTwilioToken",
      summary = "Inspects a Twilio Access Token",
      description = "The caller needs a role that the operator has chosen.")
  @Tag(name = "Twilio tokens")
  @SecurityRequirement(name = TokenEndpoint.SECURITY_SCHEME)
  @RequestBody(
      description = "The token, alone or in JSON.",
      required = true,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = OpenApiSchemas.TwilioTokenInspectRequest.class),
            examples = @ExampleObject(name = "request", value = OpenApiExamples.INSPECT_REQUEST)),
        @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "200",
      description = "What Twilio would say of the token.",
      headers =
          @Header(
              name = "Cache-Control",
              description = "no-store",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = OpenApiSchemas.TwilioTokenInspection.class),
            examples = @ExampleObject(name = "inspection", value = OpenApiExamples.INSPECTION))
      })
  @APIResponse(
      responseCode = "400",
      description = "The request is malformed.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples =
                  @ExampleObject(name = "TWT-050", value = OpenApiExamples.REQUEST_MALFORMED)))
  @APIResponse(
      responseCode = "401",
      description = "The bearer is missing or refused, or the login ends too soon.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "WWW-Authenticate",
            description = "Bearer, with the error (RFC 6750)",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-052", value = OpenApiExamples.BEARER_MISSING)))
  @APIResponse(
      responseCode = "403",
      description = "The caller may not inspect tokens.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples =
                  @ExampleObject(name = "TWT-054", value = OpenApiExamples.INSPECTOR_MISSING)))
  @APIResponse(
      responseCode = "404",
      description = "The operator has not opened this endpoint.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-060", value = OpenApiExamples.NOT_FOUND)))
  @APIResponse(
      responseCode = "405",
      description = "The method is not served.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Allow",
            description = "The methods that are served",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples =
                  @ExampleObject(name = "TWT-056", value = OpenApiExamples.METHOD_NOT_ALLOWED)))
  @APIResponse(
      responseCode = "406",
      description = "The client accepts nothing that is served.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-057", value = OpenApiExamples.NOT_ACCEPTABLE)))
  @APIResponse(
      responseCode = "413",
      description = "The body is too large.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-058", value = OpenApiExamples.BODY_TOO_LARGE)))
  @APIResponse(
      responseCode = "415",
      description = "The body has another media type.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples =
                  @ExampleObject(
                      name = "TWT-059",
                      value = OpenApiExamples.MEDIA_TYPE_NOT_SUPPORTED)))
  @APIResponse(
      responseCode = "500",
      description = "The server failed.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-065", value = OpenApiExamples.SERVER_FAULT)))
  @APIResponse(
      responseCode = "503",
      description = "Deployment did not check this endpoint.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples =
                  @ExampleObject(name = "TWT-063", value = OpenApiExamples.ENDPOINT_UNCHECKED)))
  public Response post(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    return answer(service -> service.post(new EndpointRequest(headers, security), body));
  }

  @Override
  @Nullable GuardedService service() {
    return inspections;
  }
}
