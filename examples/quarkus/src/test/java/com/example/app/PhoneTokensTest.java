package com.example.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.Jwt;
import org.junit.jupiter.api.Test;

/** The endpoint; Quarkus signs and checks the logins of a test with a key of its own. */
@QuarkusTest
class PhoneTokensTest {
  private static String login(String person, String role) {
    return Jwt.upn(person)
        .groups(role)
        .issuer("https://login.example.com")
        .audience("phone")
        .sign();
  }

  @Test
  void givesAnAgentAToken() {
    given()
        .auth()
        .oauth2(login("alice", "agent"))
        .contentType("application/json")
        .body("{\"profile\": \"softphone\"}")
        .post("/phone-token")
        .then()
        .statusCode(200)
        .body("identity", equalTo("alice"))
        .body("grants", contains("voice"));
  }

  @Test
  void refusesWhoIsNoAgent() {
    given()
        .auth()
        .oauth2(login("bob", "guest"))
        .contentType("application/json")
        .body("{\"profile\": \"softphone\"}")
        .post("/phone-token")
        .then()
        .statusCode(403)
        .body("code", equalTo("TWT-054"));
  }

  @Test
  void isReady() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.name", contains("twilio-token"));
  }
}
