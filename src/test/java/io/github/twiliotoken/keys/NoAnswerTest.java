package io.github.twiliotoken.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.InvalidAlgorithmParameterException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Why there is no answer, as the JDK's client reports it: the cause is wrapped. */
class NoAnswerTest {
  private static NoAnswer of(Throwable... chain) {
    Throwable cause = null;
    for (Throwable outer : List.of(chain)) {
      if (cause != null) {
        outer.initCause(cause);
      }
      cause = outer;
    }
    return NoAnswer.of(new IOException(cause));
  }

  @Test
  void anUnknownHostGotNothing() {
    NoAnswer none = of(new UnresolvedAddressException(), new ConnectException());

    assertEquals(new NoAnswer("unknown host", true, false), none);
  }

  @Test
  void aRefusedConnectionGotNothing() {
    assertEquals(new NoAnswer("connection refused", true, false), of(new ConnectException()));
  }

  @Test
  void aConnectionThatTookTooLongGotNothing() {
    NoAnswer none = of(new ConnectException(), new HttpConnectTimeoutException("connect"));

    assertEquals(new NoAnswer("no answer in time", true, false), none);
  }

  @Test
  void aSlowAnswerMayHaveBeenDone() {
    assertFalse(of(new HttpTimeoutException("slow")).nothingSent());
  }

  @Test
  void aCutAnswerMayHaveBeenDone() {
    assertEquals(new NoAnswer("EOFException", false, false), of(new EOFException()));
  }

  @Test
  void anUntrustedCertificateNamesTheTrustStore() {
    NoAnswer none = of(new SSLHandshakeException("PKIX path building failed"));

    assertTrue(none.untrusted());
    assertTrue(none.reason().contains("-Djavax.net.ssl.trustStore"), none.reason());
  }

  @Test
  void anEmptyTrustStoreNamesTheTrustStore() {
    NoAnswer none =
        of(new InvalidAlgorithmParameterException("empty"), new SSLException("Unexpected error"));

    assertTrue(none.untrusted());
  }

  @Test
  void aTlsFaultInAnAnswerMayBeTriedAgain() {
    assertEquals(new NoAnswer("SSLException", false, false), of(new SSLException("Tag mismatch")));
  }

  @Test
  void aHandshakeThatWasCutMayBeTriedAgain() {
    NoAnswer none = of(new EOFException(), new SSLHandshakeException("Remote host terminated"));

    assertEquals(new NoAnswer("EOFException", false, false), none);
  }
}
