package io.github.twiliotoken.internal.credentials;

import static io.github.twiliotoken.Refusals.refuses;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.twiliotoken.problem.Problem;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file that looks regular and does not answer, as on a network mount that hangs. */
class BoundedFileReaderTest {
  private static final String PATH = "/mnt/canary";
  private static final byte[] CONTENT = "content".getBytes(US_ASCII);

  private final CountDownLatch answers = new CountDownLatch(1);
  private final BoundedFileReader impatient = new BoundedFileReader(PATH, Duration.ZERO);
  private final BoundedFileReader patient = new BoundedFileReader(PATH, Duration.ofMinutes(1));

  /** The read that hangs until the file system answers. */
  private final FutureTask<byte[]> hanging =
      new FutureTask<>(
          () -> {
            answers.await();
            return CONTENT;
          });

  @AfterEach
  void answer() {
    answers.countDown();
  }

  private byte[] hang() throws Exception {
    hanging.run();
    return hanging.get();
  }

  private static Callable<byte[]> never() {
    return () -> {
      throw new AssertionError("read once more, on one more thread");
    };
  }

  @Test
  void showsOnlyTheLengthOfThePathThatHangs() {
    assertEquals(
        "The file named by a path of 11 characters has not answered for PT0S",
        refuses(Problem.FILE_HANGS, () -> impatient.read(this::hang)).detail());
  }

  @Test
  void leavesNoSecondThreadBehind() throws Exception {
    refuses(Problem.FILE_HANGS, () -> impatient.read(this::hang));
    refuses(Problem.FILE_HANGS, () -> impatient.read(never()));
    refuses(Problem.FILE_HANGS, () -> impatient.read(never()));
  }

  /**
   * So that no caller, such as one that asks which key a file names, leaves a thread of its own.
   */
  @Test
  void isTheOnlyOneOfItsPath() {
    assertSame(BoundedFileReader.of(PATH), BoundedFileReader.of(PATH));
    assertNotSame(BoundedFileReader.of(PATH), BoundedFileReader.of(PATH + "2"));
  }

  @Test
  void readsAFileThatAnswers() {
    assertArrayEquals(CONTENT, patient.read(() -> CONTENT));

    var refusal = Problem.FILE_UNREADABLE.because("as it is");

    assertSame(
        refusal,
        refuses(
            Problem.FILE_UNREADABLE,
            () ->
                patient.read(
                    () -> {
                      throw refusal;
                    })));
  }

  @Test
  void readsOnAThreadThatKeepsNothingAlive() {
    patient.read(
        () -> {
          assertTrue(Thread.currentThread().isDaemon());
          assertSame(null, Thread.currentThread().getContextClassLoader());
          return CONTENT;
        });
  }
}
