package io.github.twiliotoken.rest;

import io.github.twiliotoken.internal.endpoint.EndpointRequest;
import io.github.twiliotoken.internal.endpoint.GuardedService;
import io.github.twiliotoken.internal.endpoint.TokenService;
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
 * Issues a Twilio token to a caller with a MicroProfile JWT, for the identity in that JWT. It
 * serves nothing until an application subclasses it under a path of its own:
 *
 * <pre>{@code
 * @Path("/token") @RequestScoped
 * public class Tokens extends TokenEndpoint {}
 * }</pre>
 *
 * <p>It checks callers itself and needs no security annotation: a request without a bearer token
 * that the container has verified is answered with 401. The application must enable MicroProfile
 * JWT with {@code @LoginConfig(authMethod = "MP-JWT")}.
 */
public abstract class TokenEndpoint extends Endpoint {
  /**
   * Names the security scheme of the OpenAPI document. The subclass defines that scheme, since most
   * servers look for it there only:
   *
   * <pre>{@code
   * @SecurityScheme(securitySchemeName = TokenEndpoint.SECURITY_SCHEME,
   *     type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
   * }</pre>
   */
  public static final String SECURITY_SCHEME = "twilio-token-caller";

  @Inject @Nullable TokenService tokens;

  /** Is called by the subclass. */
  protected TokenEndpoint() {}

  /** Answers {@code POST}, the method that the endpoint is for. */
  @POST
  @Operation(
      operationId = "issueTwilioToken",
      summary = "Issues a Twilio Access Token",
      description = "The token is for the caller of the request, and for nobody else.")
  @Tag(name = "Twilio tokens")
  @SecurityRequirement(name = SECURITY_SCHEME)
  @RequestBody(
      description = "What is asked for; without a body, a token of the profile 'default'.",
      required = false,
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = OpenApiSchemas.TwilioTokenRequest.class),
            examples = @ExampleObject(name = "request", value = OpenApiExamples.REQUEST))
      })
  @APIResponse(
      responseCode = "200",
      description = "The token; it is alone where the client prefers text/plain.",
      headers =
          @Header(
              name = "Cache-Control",
              description = "no-store",
              schema = @Schema(type = SchemaType.STRING)),
      content = {
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = OpenApiSchemas.TwilioToken.class),
            examples = @ExampleObject(name = "token", value = OpenApiExamples.TOKEN)),
        @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "400",
      description = "The request is malformed, or asks for what the profile cannot give.",
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
                  @ExampleObject(name = "TWT-002", value = OpenApiExamples.TTL_OUT_OF_BOUNDS)))
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
      description = "The caller may not have this token.",
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
              examples = @ExampleObject(name = "TWT-054", value = OpenApiExamples.ROLE_MISSING)))
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
      responseCode = "429",
      description = "The caller asks for too many tokens.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Retry-After",
            description = "Whole seconds to wait",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-072", value = OpenApiExamples.RATE_EXCEEDED)))
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
      description = "No key can sign now, or the application could not decide.",
      headers = {
        @Header(
            name = "Cache-Control",
            description = "no-store",
            schema = @Schema(type = SchemaType.STRING)),
        @Header(
            name = "Retry-After",
            description = "Whole seconds to wait",
            schema = @Schema(type = SchemaType.INTEGER))
      },
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = OpenApiSchemas.TwilioTokenProblem.class),
              examples = @ExampleObject(name = "TWT-073", value = OpenApiExamples.POLICY_FAILED)))
  public Response post(
      @Context HttpHeaders headers, @Context SecurityContext security, InputStream body) {
    return answer(service -> service.post(new EndpointRequest(headers, security), body));
  }

  @Override
  @Nullable GuardedService service() {
    return tokens;
  }
}
