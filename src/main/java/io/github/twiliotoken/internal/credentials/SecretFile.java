package io.github.twiliotoken.internal.credentials;

/** A file that holds one secret and nothing else. */
public final class SecretFile {
  private SecretFile() {}

  /**
   * Reads the secret: what the file holds, but for one newline at its end.
   *
   * @throws io.github.twiliotoken.problem.TwilioTokenException if it cannot be read
   */
  public static String text(String path) {
    String text = CredentialsFile.text(path, new BoundedFileReader().content(path));
    return text.endsWith("\r\n")
        ? text.substring(0, text.length() - 2)
        : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
