import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints MicroProfile JWTs of callers, and writes the public key that verifies them. */
public final class CallerToken {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
  private static final List<String> OPTIONS =
      List.of(
          "--subject",
          "--roles",
          "--issuer",
          "--audience",
          "--public-key-out",
          "--key-file",
          "--claim");

  public static void main(String[] arguments) throws Exception {
    Map<String, String> claims = new LinkedHashMap<>();
    Map<String, String> options = options(arguments, claims);
    KeyPair keys = keys(options.get("key-file"));
    Files.writeString(Path.of(options.get("public-key-out")), pem(keys));
    for (String roles : options.get("roles").split(";")) {
      System.out.println(token(options, claims, roles, keys));
    }
  }

  private static Map<String, String> options(String[] arguments, Map<String, String> claims) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
        System.err.println(
            arguments[i] + " is not an option, or has no value; the options are " + OPTIONS);
        System.exit(2);
      }
      if (arguments[i].equals("--claim")) {
        String[] claim = arguments[i + 1].split("=", 2);
        claims.put(claim[0], claim.length == 2 ? json(claim[1]) : "\"\"");
      } else {
        options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
      }
    }
    for (String name : new String[] {"subject", "roles", "issuer", "audience", "public-key-out"}) {
      if (!options.getOrDefault(name, "\"").matches("[^\"\\\\]+")) {
        System.err.println("--" + name + " needs a value without quotes and backslashes");
        System.exit(2);
      }
    }
    return options;
  }

  /** Returns a value that looks like JSON unchanged, even if malformed; any other as a string. */
  private static String json(String value) {
    return value.matches("(?s)[\\[{\"].*|-?[0-9][0-9.eE+-]*|true|false|null")
        ? value
        : quoted(value.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  /** Reads the key pair from the file; without one, generates it and keeps it there. */
  private static KeyPair keys(String file) throws Exception {
    if (file != null && Files.exists(Path.of(file))) {
      byte[] kept = Base64.getMimeDecoder().decode(Files.readString(Path.of(file)));
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(kept));
      return new KeyPair(
          rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    if (file != null) {
      // created with its permissions: nobody else can read it, not even for a moment
      Files.createFile(
          Path.of(file),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          Path.of(file), Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded()));
    }
    return keys;
  }

  /** Encodes the public key as PEM, with the line breaks that some servers need. */
  private static String pem(KeyPair keys) {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  private static String token(
      Map<String, String> options, Map<String, String> more, String list, KeyPair keys)
      throws Exception {
    long now = Instant.now().getEpochSecond();
    String roles =
        Stream.of(list.split(","))
            .map(CallerToken::quoted)
            .collect(Collectors.joining(",", "[", "]"));
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("iss", quoted(options.get("issuer")));
    claims.put("aud", quoted(options.get("audience")));
    claims.put("sub", quoted(options.get("subject")));
    claims.put("upn", quoted(options.get("subject")));
    claims.put("groups", roles);
    claims.put("jti", quoted(UUID.randomUUID().toString()));
    claims.put("iat", String.valueOf(now));
    claims.put("exp", String.valueOf(now + 3600));
    claims.putAll(more);
    String payload =
        claims.entrySet().stream()
            .map(claim -> quoted(claim.getKey()) + ":" + claim.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    String input = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "." + encoded(payload);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + URL.encodeToString(signature.sign());
  }

  private static String encoded(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
