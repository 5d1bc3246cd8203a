package io.github.twiliotoken.internal.text;

/** Checks that several kinds of values share. */
public final class Text {
  private Text() {}

  /** Returns whether every surrogate has its other half, so that UTF-8 can carry the text. */
  public static boolean isWellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
