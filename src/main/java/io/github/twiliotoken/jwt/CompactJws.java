package io.github.twiliotoken.jwt;

import io.github.twiliotoken.AccessToken;
import io.github.twiliotoken.grant.Grant;
import io.github.twiliotoken.internal.grant.GrantCache;
import io.github.twiliotoken.internal.text.AsciiSet;
import io.github.twiliotoken.problem.Problem;
import io.github.twiliotoken.problem.TwilioTokenException;
import io.github.twiliotoken.value.Region;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes tokens in the compact form of JWS (RFC 7515, section 7.1), signed with the account's key
 * of that moment. It is the one place that knows which members a token has, and their order.
 *
 * <p>JSON-B serialises the header and each grant once, and the HMAC takes in the header once. A
 * token is those pieces with its own id, times and identity between them; the result is, byte for
 * byte, what JSON-B writes of the whole.
 */
final class CompactJws {
  // a null is there only if Twilio's own playback object has it; Johnzon would drop it
  static final JsonbConfig WITH_NULLS = new JsonbConfig().withNullValues(true);

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private static final int SIGNATURE_LENGTH = base64Length(32);

  private static final AsciiSet UNESCAPED = AsciiSet.range(' ', '~').without(AsciiSet.of("\"\\/"));
  private static final byte[] IDENTITY = utf8(",\"grants\":{\"identity\":\"");
  private static final byte[] QUOTE = utf8("\"");
  private static final byte[] END = utf8("}}");

  /** Holds the credentials that signed last, and the key that was prepared from them. */
  private record Prepared(Credentials credentials, SigningKey key) {}

  private final Supplier<Credentials> credentials;
  private final Jsonb jsonb;
  private final GrantCache<byte[]> grants = new GrantCache<>(this::member);

  private volatile @Nullable Prepared last;

  CompactJws(Supplier<Credentials> credentials) {
    this(credentials, JsonbBuilder.create(WITH_NULLS));
  }

  CompactJws(Supplier<Credentials> credentials, Jsonb jsonb) {
    this.credentials = credentials;
    this.jsonb = jsonb;
  }

  /**
   * Returns the key that signs now. What its tokens share is computed only when the key is another
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

  SigningKey prepare(String accountSid, String keySid, Optional<Region> region, ApiSecret secret) {
    return new SigningKey(accountSid, keySid, region, secret);
  }

  /** Holds a key that is ready to sign: its HMAC, and the parts that all its tokens share. */
  final class SigningKey {
    private final Optional<Region> region;
    private final byte[] header;
    private final Hmac hmac;
    private final String jtiStart;
    private final byte[] beforeId;
    private final byte[] afterId;

    private SigningKey(
        String accountSid, String keySid, Optional<Region> region, ApiSecret secret) {
      this.region = region;
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("typ", "JWT");
      json.put("alg", "HS256");
      json.put("cty", "twilio-fpa;v=1");
      region.ifPresent(home -> json.put("twr", home.name()));
      header = utf8(BASE64URL.encodeToString(utf8(jsonb.toJson(json))) + ".");
      hmac = secret.hmac(header);
      jtiStart = keySid + "-";
      beforeId = utf8("{\"jti\":\"" + jtiStart);
      afterId = utf8("\",\"iss\":\"" + keySid + "\",\"sub\":\"" + accountSid + "\",\"nbf\":");
    }

    /** Returns the key's home, if that is not US1. */
    Optional<Region> region() {
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
      List<byte[]> payload = new ArrayList<>(8 + allowed.size());
      payload.add(beforeId);
      payload.add(text(id));
      payload.add(afterId);
      payload.add(utf8(notBefore + ",\"exp\":" + expires));
      payload.add(IDENTITY);
      payload.add(text(identity));
      payload.add(QUOTE);
      for (Grant grant : allowed) {
        payload.add(grants.of(grant));
      }
      payload.add(END);
      return sign(join(payload));
    }

    private String sign(byte[] payload) {
      int payloadEnd = header.length + base64Length(payload.length);
      int length = payloadEnd + 1 + SIGNATURE_LENGTH;
      if (length > AccessToken.LONGEST) {
        throw Problem.TOKEN_TOO_LONG.because(
            "The token would have %d characters; it may have %d", length, AccessToken.LONGEST);
      }
      byte[] token = new byte[length];
      // the JDK's encoder writes to the front of an array only; an array of its own for the payload
      // would be a sixth of all that a token allocates
      int encoded = BASE64URL.encode(payload, token);
      System.arraycopy(token, 0, token, header.length, encoded);
      System.arraycopy(header, 0, token, 0, header.length);
      byte[] signature = BASE64URL.encode(hmac.of(token, header.length, encoded));
      token[payloadEnd] = '.';
      System.arraycopy(signature, 0, token, payloadEnd + 1, SIGNATURE_LENGTH);
      return new String(token, StandardCharsets.ISO_8859_1);
    }
  }

  /** Writes a grant as one more member of an object that has some. */
  private byte[] member(Grant grant) {
    String object = jsonb.toJson(Map.of(grant.key(), grant.payload()));
    return utf8("," + object.substring(1, object.length() - 1));
  }

  /**
   * Writes the inside of a JSON string. Most texts need no escape by any JSON library; the others
   * are JSON-B's work.
   */
  private byte[] text(String text) {
    if (UNESCAPED.containsAll(text)) {
      return utf8(text);
    }
    String object = jsonb.toJson(Map.of("", text));
    return utf8(object.substring("{\"\":\"".length(), object.length() - "\"}".length()));
  }

  private static byte[] join(List<byte[]> pieces) {
    int length = 0;
    for (byte[] piece : pieces) {
      length += piece.length;
    }
    byte[] whole = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, whole, at, piece.length);
      at += piece.length;
    }
    return whole;
  }

  /** Returns how many characters this number of bytes has in Base64url without padding. */
  private static int base64Length(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
