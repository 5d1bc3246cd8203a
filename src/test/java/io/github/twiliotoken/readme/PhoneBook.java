package io.github.twiliotoken.readme;

import io.github.twiliotoken.value.Identity;

final class PhoneBook {
  private PhoneBook() {}

  static String clientOf(String mail) {
    return "client:" + Identity.encodeForVoice(mail).value();
  }

  static String mailOf(String client) {
    return new Identity(client.substring("client:".length())).decodeVoice();
  }
}
