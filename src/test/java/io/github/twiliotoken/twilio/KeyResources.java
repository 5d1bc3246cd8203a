package io.github.twiliotoken.twilio;

import io.github.twiliotoken.twilio.RawHttp.Request;
import io.github.twiliotoken.twilio.RawHttp.Response;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds the keys of the account, and answers requests for them as Twilio does. */
public final class KeyResources {
  private static final String BASE = "/2010-04-01/Accounts/" + TwilioStandIn.ACCOUNT;
  private static final Pattern ONE = Pattern.compile(BASE + "/Keys/(SK[0-9a-f]{32})\\.json");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** A key and its secret. */
  public record Held(String sid, String name, String secret, Instant created) {}

  private final Map<String, Held> keys = new LinkedHashMap<>();
  private int made;

  /** Makes a key, as an operator does in the Console. */
  public synchronized Held make(String name, Instant now) {
    String sid = "SK%032x".formatted(++made);
    Held key = new Held(sid, name, "canary0of0key0%018d".formatted(made), now);
    keys.put(sid, key);
    return key;
  }

  public synchronized Optional<Held> get(String sid) {
    return Optional.ofNullable(keys.get(sid));
  }

  public synchronized List<Held> all() {
    return List.copyOf(keys.values());
  }

  /** Returns how many were ever made. */
  public synchronized int made() {
    return made;
  }

  public synchronized void delete(String sid) {
    keys.remove(sid);
  }

  synchronized Response answer(Request request, Instant now) {
    String path = request.path();
    Matcher one = ONE.matcher(path);
    boolean isKeys = path.equals(BASE + "/Keys.json");
    boolean isOther = path.equals(BASE + "/Applications.json");
    if (path.equals(BASE + "/Keys")) {
      return new Response(200, "application/xml", "<TwilioResponse/>", Map.of());
    }
    if (!isAllowed(request.header("Authorization"), isOther)) {
      return error(401, 20003, "Authenticate");
    }
    if (isOther) {
      return Response.json(200, "{\"applications\":[]}");
    }
    if (isKeys) {
      return request.method().equals("POST") ? create(request, now) : list(request);
    }
    if (!one.matches() || !keys.containsKey(one.group(1))) {
      return error(404, 20404, "The requested resource " + path + " was not found");
    }
    return one(request, keys.get(one.group(1)));
  }

  private Response create(Request request, Instant now) {
    Held key = make(name(request), now);
    return Response.json(201, json(key).add("secret", key.secret()).build().toString());
  }

  private Response one(Request request, Held key) {
    switch (request.method()) {
      case "DELETE" -> {
        keys.remove(key.sid());
        return Response.json(204, "");
      }
      case "POST" -> {
        Held renamed = new Held(key.sid(), name(request), key.secret(), key.created());
        keys.put(key.sid(), renamed);
        return Response.json(200, json(renamed).build().toString());
      }
      default -> {
        return Response.json(200, json(key).build().toString());
      }
    }
  }

  private Response list(Request request) {
    int size = Integer.parseInt(parameter(request.query(), "PageSize", "50"));
    int page = Integer.parseInt(parameter(request.query(), "Page", "0"));
    List<Held> all = new ArrayList<>(keys.values());
    int start = Math.min(page * size, all.size());
    int end = Math.min(start + size, all.size());
    JsonArrayBuilder items = Json.createArrayBuilder();
    all.subList(start, end).forEach(key -> items.add(json(key)));
    String uri = BASE + "/Keys.json?PageSize=" + size;
    JsonObjectBuilder body =
        Json.createObjectBuilder()
            .add("keys", items)
            .add("page", page)
            .add("page_size", size)
            .add("start", start)
            .add("end", Math.max(start, end - 1))
            .add("uri", request.target())
            .add("first_page_uri", uri + "&Page=0")
            .add("previous_page_uri", JsonValue.NULL);
    if (end < all.size()) {
      body.add("next_page_uri", uri + "&Page=" + (page + 1) + "&PageToken=PA" + all.get(end).sid());
    } else {
      body.add("next_page_uri", JsonValue.NULL);
    }
    return Response.json(200, body.build().toString());
  }

  /** The account and Main keys may do all, Standard keys nothing with keys. */
  private boolean isAllowed(String authorization, boolean isOther) {
    return is(authorization, TwilioStandIn.ACCOUNT, TwilioStandIn.AUTH_TOKEN)
        || is(authorization, TwilioStandIn.MAIN_KEY, TwilioStandIn.MAIN_SECRET)
        || (isOther
            && keys.values().stream().anyMatch(key -> is(authorization, key.sid(), key.secret())));
  }

  private static boolean is(String authorization, String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.US_ASCII);
    return authorization.equals("Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static JsonObjectBuilder json(Held key) {
    return Json.createObjectBuilder()
        .add("sid", key.sid())
        .add("friendly_name", key.name())
        .add("date_created", DATE.format(key.created()))
        .add("date_updated", DATE.format(key.created()));
  }

  static Response error(int status, int code, String message) {
    return Response.json(
        status,
        Json.createObjectBuilder()
            .add("code", code)
            .add("message", message)
            .add("more_info", "https://www.twilio.com/docs/errors/" + code)
            .add("status", status)
            .build()
            .toString());
  }

  private static String name(Request request) {
    return parameter(request.body(), "FriendlyName", "");
  }

  private static String parameter(String query, String name, String otherwise) {
    for (String pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return otherwise;
  }
}
