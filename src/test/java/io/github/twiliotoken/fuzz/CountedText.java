package io.github.twiliotoken.fuzz;

/**
 * Counts how often its characters are read: Java's regular expressions know no other measure of
 * their work. Reading more than allowed is a failure.
 */
public final class CountedText implements CharSequence {
  private final String text;
  private final long most;
  private long reads;

  public CountedText(String text, long most) {
    this.text = text;
    this.most = most;
  }

  /** How many characters have been read. */
  public long reads() {
    return reads;
  }

  @Override
  public char charAt(int index) {
    if (++reads > most) {
      throw new TooManyReads(most + " reads of " + text.length() + " characters are not enough");
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Says that a text was read more often than allowed. */
  public static final class TooManyReads extends AssertionError {
    private static final long serialVersionUID = 1;

    TooManyReads(String message) {
      super(message);
    }
  }
}
