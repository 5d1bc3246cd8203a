package io.github.twiliotoken.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** A client of the endpoint, from outside. */
final class Http {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI base;

  Http(URL base) {
    this.base = URI.create(base.toString());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  /** A request for a token, as a caller's application sends it. */
  HttpRequest.Builder order(String bearer, String json) {
    return to("twilio/token")
        .header("Authorization", "Bearer " + bearer)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  /** The claims, once an independent library has verified the signature. */
  static JsonObject claims(String jwt) {
    try {
      SignedJWT parsed = SignedJWT.parse(jwt);
      if (!parsed.verify(new MACVerifier(Wars.SECRET))) {
        throw new AssertionError("The signature is not that of the key");
      }
      return json(parsed.getPayload().toString());
    } catch (ParseException | JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
