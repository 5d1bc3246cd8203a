package io.github.twiliotoken.keys;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells why a request got no whole answer.
 *
 * @param reason in words
 * @param nothingSent whether the request certainly did not arrive, so that any may be sent again
 * @param untrusted whether the certificate is not trusted, which no other try mends
 */
record NoAnswer(String reason, boolean nothingSent, boolean untrusted) {
  static NoAnswer of(IOException failure) {
    if (isCausedBy(UnresolvedAddressException.class, failure)) {
      return new NoAnswer("unknown host", true, false);
    }
    if (isCausedBy(HttpTimeoutException.class, failure)) {
      // that of a connection is caused by a ConnectException
      return new NoAnswer("no answer in time", isCausedBy(ConnectException.class, failure), false);
    }
    if (isCausedBy(ConnectException.class, failure)) {
      return new NoAnswer("connection refused", true, false);
    }
    String type = root(failure).getClass().getSimpleName();
    if (isUntrusted(failure)) {
      return new NoAnswer(
          type
              + "; a certificate that this Java does not trust, say of a proxy, goes into a"
              + " trust store that -Djavax.net.ssl.trustStore names",
          true,
          true);
    }
    return new NoAnswer(type, false, false);
  }

  /**
   * Returns whether the handshake was refused, or a certificate or the trust store is of no use. A
   * TLS connection that breaks off later, or in the handshake, may work the next time.
   */
  private static boolean isUntrusted(IOException failure) {
    return root(failure) instanceof SSLHandshakeException
        || isCausedBy(SSLPeerUnverifiedException.class, failure)
        || isCausedBy(CertificateException.class, failure)
        || isCausedBy(InvalidAlgorithmParameterException.class, failure); // an empty trust store
  }

  private static boolean isCausedBy(Class<?> type, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
