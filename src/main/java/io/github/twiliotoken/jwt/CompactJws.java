package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.grant.GrantCache;
import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token's form (RFC 7515, compact): the one place that knows members and order. JSON-B
 * serialises header and grants once; a token puts between them what is its own.
 */
final class CompactJws {
  // a null is there only if Twilio's own playback object has it; Johnzon would drop it
  static final JsonbConfig WITH_NULLS = new JsonbConfig().withNullValues(true);

  private static final int SIGNATURE_LENGTH = 1 + Base64UrlWriter.length(32);
  private static final AsciiSet PLAIN = AsciiSet.range(' ', '~').without(AsciiSet.of("\"\\/"));
  private static final Fragment IDENTITY = new Fragment(ascii(",\"grants\":{\"identity\":\""));
  private static final String QUOTE = "\"";
  private static final String END = "}}";

  /** The credentials that signed last, and the key that was prepared from them. */
  private record Prepared(Credentials credentials, SigningKey key) {}

  private final Supplier<Credentials> credentials;
  private final Jsonb jsonb;
  private final GrantCache<Fragment> grants =
      new GrantCache<>(grant -> member(grant.key(), grant.payload()));

  private volatile @Nullable Prepared last;

  CompactJws(Supplier<Credentials> credentials) {
    this(credentials, JsonbBuilder.create(WITH_NULLS));
  }

  CompactJws(Supplier<Credentials> credentials, Jsonb jsonb) {
    this.credentials = credentials;
    this.jsonb = jsonb;
  }

  /**
   * Returns the key of this moment. What its tokens share is computed only when the key is another
   * than for the last token.
   */
  SigningKey key() {
    Credentials current = credentials.get();
    Prepared prepared = last;
    if (prepared == null || !prepared.credentials.equals(current)) {
      prepared =
          new Prepared(
              current,
              prepare(current.accountSid(), current.keySid(), current.region(), current.secret()));
      last = prepared;
    }
    return prepared.key;
  }

  SigningKey prepare(String accountSid, String keySid, Optional<String> region, ApiSecret secret) {
    return new SigningKey(accountSid, keySid, region, secret);
  }

  /** A key ready to sign: the HMAC that has taken it in, and what all its tokens share. */
  final class SigningKey {
    private final Optional<String> region;
    private final byte[] header;
    private final Hmac hmac;
    private final String jtiStart;
    private final Fragment beforeId;
    private final Fragment afterId;

    private SigningKey(
        String accountSid, String keySid, Optional<String> region, ApiSecret secret) {
      this.region = region;
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("typ", "JWT");
      json.put("alg", "HS256");
      json.put("cty", "twilio-fpa;v=1");
      region.ifPresent(name -> json.put("twr", name));
      byte[] bytes = utf8(jsonb.toJson(json));
      header = new byte[Base64UrlWriter.length(bytes.length) + 1];
      Base64UrlWriter writer = new Base64UrlWriter(header, 0);
      writer.write(bytes);
      writer.end();
      header[header.length - 1] = '.';
      jtiStart = keySid + "-";
      hmac = secret.hmac(header);
      beforeId = new Fragment(ascii("{\"jti\":\"" + keySid + "-"));
      afterId =
          new Fragment(
              ascii("\",\"iss\":\"" + keySid + "\",\"sub\":\"" + accountSid + "\",\"nbf\":"));
    }

    /** Returns the key's home, if that is not US1. */
    Optional<String> region() {
      return region;
    }

    /** Returns the {@code jti} of the token with this id. */
    String jti(String id) {
      return jtiStart.concat(id);
    }

    /**
     * Writes a token and signs it.
     *
     * @throws TwilioTokenException if it is longer than {@link AccessToken#LONGEST}
     */
    String sign(String id, long notBefore, long expires, String identity, List<Grant> allowed) {
      String idText = text(id);
      String times = notBefore + ",\"exp\":" + expires;
      String holder = text(identity);
      int bytes =
          beforeId.bytes.length
              + afterId.bytes.length
              + IDENTITY.bytes.length
              + QUOTE.length()
              + idText.length()
              + times.length()
              + holder.length()
              + END.length();
      Fragment[] members = new Fragment[allowed.size()];
      for (int i = 0; i < members.length; i++) {
        members[i] = grants.of(allowed.get(i));
        bytes += members[i].bytes.length;
      }
      int payloadEnd = header.length + Base64UrlWriter.length(bytes);
      int length = payloadEnd + SIGNATURE_LENGTH;
      if (length > AccessToken.LONGEST) {
        throw Problem.TOKEN_TOO_LONG.because(
            "The token would have %d characters; it may have %d", length, AccessToken.LONGEST);
      }
      byte[] token = new byte[length];
      System.arraycopy(header, 0, token, 0, header.length);
      Base64UrlWriter payload = new Base64UrlWriter(token, header.length);
      payload.write(beforeId);
      payload.write(idText);
      payload.write(afterId);
      payload.write(times);
      payload.write(IDENTITY);
      payload.write(holder);
      payload.write(QUOTE);
      for (Fragment member : members) {
        payload.write(member);
      }
      payload.write(END);
      payload.end();
      token[payloadEnd] = '.';
      Base64UrlWriter signature = new Base64UrlWriter(token, payloadEnd + 1);
      signature.write(hmac.of(token, header.length, payloadEnd - header.length));
      signature.end();
      return new String(token, StandardCharsets.ISO_8859_1);
    }
  }

  /** One more member of an object that has some. */
  private Fragment member(String name, Map<String, Object> value) {
    String object = jsonb.toJson(Map.of(name, value));
    return new Fragment(utf8("," + object.substring(1, object.length() - 1)));
  }

  /**
   * The inside of a JSON text, a character for each byte of its UTF-8. Most texts need no escape by
   * any JSON library; the others are JSON-B's work.
   */
  private String text(String text) {
    if (PLAIN.containsAll(text)) {
      return text;
    }
    String object = jsonb.toJson(Map.of("", text));
    byte[] escaped = utf8(object.substring("{\"\":\"".length(), object.length() - "\"}".length()));
    return new String(escaped, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
