package io.github.twiliotoken.it;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * The identity of the model's tokens, with the limits of each product.
 *
 * @param voice whether it is encoded for Voice
 */
record ModelIdentity(boolean voice) {
  /**
   * Returns who the caller is to Twilio.
   *
   * @param rest gets what is wrong with that identity
   */
  String of(ModelProfile profile, ModelRequest request, EndpointModel.Stage rest) {
    Map<String, Object> claims = request.claims();
    Object claim = claims.containsKey("upn") ? claims.get("upn") : claims.get("sub");
    String identity = String.valueOf(claim);
    boolean possible = !identity.isBlank() && identity.length() <= 256;
    if (voice) {
      identity = inVoice(identity);
      possible &= identity.length() <= 121;
    }
    String said = request.order().identity();
    rest.add(said != null && !said.equals(identity), "TWT-055");
    for (String grant : ModelGrants.keys(profile)) {
      possible &=
          switch (grant) {
            case "voice" -> identity.matches("[A-Za-z0-9_]{1,121}");
            case "chat" -> identity.chars().noneMatch(c -> "!*'();:@&=+$,/?%#[]".indexOf(c) >= 0);
            case "video" -> identity.length() <= 128;
            default -> true;
          };
    }
    rest.add(!possible, "TWT-006");
    return identity;
  }

  private static String inVoice(String text) {
    StringBuilder spelled = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      String c = String.valueOf((char) b);
      spelled.append(c.matches("[A-Za-z0-9]") ? c : String.format(Locale.ROOT, "_%02X", b & 0xff));
    }
    return spelled.toString();
  }
}
