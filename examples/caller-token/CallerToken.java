import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints callers' tokens, and writes the public key that verifies them. */
public final class CallerToken {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  public static void main(String[] arguments) throws Exception {
    Map<String, String> options = options(arguments);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    Files.writeString(Path.of(options.get("public-key-out")), pem(keys));
    for (String roles : options.get("roles").split(";")) {
      System.out.println(token(options, roles, keys));
    }
  }

  private static Map<String, String> options(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]);
    }
    for (String name : new String[] {"subject", "roles", "issuer", "audience", "public-key-out"}) {
      if (!options.getOrDefault(name, "\"").matches("[^\"\\\\]+")) {
        System.err.println("--" + name + " needs a value without quotes and backslashes");
        System.exit(2);
      }
    }
    return options;
  }

  /** Line breaks matter: some servers read no other form. */
  private static String pem(KeyPair keys) {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
  }

  private static String token(Map<String, String> options, String list, KeyPair keys)
      throws Exception {
    long now = Instant.now().getEpochSecond();
    String roles =
        Stream.of(list.split(","))
            .map(role -> "\"" + role + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    String claims =
        """
        {"iss":"%s","aud":"%s","sub":"%s","upn":"%3$s","groups":%s,"jti":"%s","iat":%d,"exp":%d}"""
            .formatted(
                options.get("issuer"),
                options.get("audience"),
                options.get("subject"),
                roles,
                UUID.randomUUID(),
                now,
                now + 3600);
    String input = encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\"}") + "." + encoded(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + URL.encodeToString(signature.sign());
  }

  private static String encoded(String json) {
    return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
