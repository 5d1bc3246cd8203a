package io.github.twiliotoken.internal.endpoint;

import io.github.twiliotoken.inspect.Finding;
import io.github.twiliotoken.inspect.FindingType;
import io.github.twiliotoken.inspect.Inspection;
import io.github.twiliotoken.inspect.LooksLike;
import io.github.twiliotoken.internal.text.JsonLibrary;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the result of an inspection as JSON. What could not be read of the token is absent. */
final class InspectionJson {
  private InspectionJson() {}

  static String of(Inspection inspection) {
    JsonObjectBuilder json =
        JsonLibrary.PROVIDER
            .createObjectBuilder()
            .add("valid", inspection.valid())
            .add("verdict", name(inspection.verdict()))
            .add("signature", name(inspection.signature()));
    inspection.looksLike().ifPresent(other -> json.add("looks_like", looksLike(other)));
    inspection.remaining().ifPresent(left -> json.add("expires_in", left.toSeconds()));
    Inspection.Contents contents = inspection.contents();
    if (!contents.header().isEmpty()) {
      json.add("header", value(contents.header()));
    }
    if (!contents.claims().isEmpty()) {
      json.add("claims", value(contents.claims()));
    }
    inspection.signedBy().ifPresent(sid -> json.add("signed_by", sid));
    JsonArrayBuilder findings = JsonLibrary.PROVIDER.createArrayBuilder();
    inspection.findings().forEach(finding -> findings.add(finding(finding)));
    return json.add("findings", findings).build().toString();
  }

  private static JsonObjectBuilder looksLike(LooksLike other) {
    return JsonLibrary.PROVIDER
        .createObjectBuilder()
        .add("kind", name(other))
        .add("detail", other.detail())
        .add("repair", other.repair());
  }

  /** A constant as JSON has it: {@code api-key-sid}. */
  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonObjectBuilder finding(Finding finding) {
    FindingType type = finding.type();
    JsonObjectBuilder json = JsonLibrary.PROVIDER.createObjectBuilder();
    type.code().ifPresent(code -> json.add("code", code));
    type.voice().ifPresent(code -> json.add("voice", code));
    type.sync().ifPresent(code -> json.add("sync", code));
    if (type.severity() != FindingType.Severity.ERROR) {
      json.add("severity", name(type.severity()));
    }
    return json.add("name", type.title())
        .add("detail", finding.detail())
        .add("repair", finding.repair());
  }

  private static JsonValue value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = JsonLibrary.PROVIDER.createObjectBuilder();
      map.forEach((name, member) -> object.add((String) name, value(member)));
      return object.build();
    }
    if (value instanceof List<?> list) {
      JsonArrayBuilder array = JsonLibrary.PROVIDER.createArrayBuilder();
      list.forEach(item -> array.add(value(item)));
      return array.build();
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Long number) {
      // createValue(Number) is only there from JSON-P 2.1 on, and TomEE 9 has 2.0
      return JsonLibrary.PROVIDER.createValue(number.longValue());
    }
    if (value instanceof BigInteger number) {
      return JsonLibrary.PROVIDER.createValue(number);
    }
    if (value instanceof BigDecimal number) {
      return JsonLibrary.PROVIDER.createValue(number);
    }
    return value == null ? JsonValue.NULL : JsonLibrary.PROVIDER.createValue(value.toString());
  }
}
