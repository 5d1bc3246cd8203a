package io.github.twiliotoken.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 4231, on every security provider, begun at every byte. */
class HmacTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The JDK's, in a shape that cannot be copied: smart cards and some FIPS modules are like it. */
  public static class NotCopied extends MacSpi {
    private final Mac mac = jdk();

    private static Mac jdk() {
      try {
        return Mac.getInstance(Hmac.ALGORITHM, "SunJCE");
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    protected int engineGetMacLength() {
      return mac.getMacLength();
    }

    @Override
    protected void engineInit(Key key, @Nullable AlgorithmParameterSpec params)
        throws java.security.InvalidKeyException {
      mac.init(key);
    }

    @Override
    protected void engineUpdate(byte input) {
      mac.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      mac.update(input, offset, length);
    }

    @Override
    protected byte[] engineDoFinal() {
      return mac.doFinal();
    }

    @Override
    protected void engineReset() {
      mac.reset();
    }
  }

  /** One that says it can be copied, and whose copies share their state. */
  public static class HalfCopied extends NotCopied implements Cloneable {}

  /** One that refuses to be copied in words of its own. */
  public static class Unwilling extends NotCopied implements Cloneable {
    @Override
    public Object clone() {
      throw new UnsupportedOperationException("a handle of the hardware");
    }
  }

  private static Provider provider(Class<? extends MacSpi> mac) {
    Provider provider = new Provider(mac.getSimpleName(), "1", "for a test") {};
    provider.put("Mac." + Hmac.ALGORITHM, mac.getName());
    return provider;
  }

  private static List<Provider> providers() {
    List<Provider> providers = new ArrayList<>();
    for (Provider provider : Security.getProviders()) {
      if (provider.getService("Mac", Hmac.ALGORITHM) != null
          && !provider.getName().contains("11")) {
        providers.add(provider);
      }
    }
    providers.add(provider(NotCopied.class));
    providers.add(provider(HalfCopied.class));
    providers.add(provider(Unwilling.class));
    return providers;
  }

  @ParameterizedTest
  @CsvSource({
    "0b*20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aa*20, dd*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "0102030405060708090a0b0c0d0e0f10111213141516171819, cd*50,"
        + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    "0c*20, 546573742057697468205472756e636174696f6e, a3b6167473100ee06e0c796c2955552b",
    "aa*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
        + "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "aa*131, 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e,"
        + "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void keepsTheVectorsOfRfc4231(String key, String data, String expected) {
    byte[] message = bytes(data);
    SecretKeySpec secret = new SecretKeySpec(bytes(key), Hmac.ALGORITHM);

    for (Provider provider : providers()) {
      for (int cut = 0; cut <= message.length; cut++) {
        Hmac hmac = new Hmac(secret, Arrays.copyOf(message, cut), provider);

        for (int again = 0; again < 2; again++) {
          String mac = HEX.formatHex(hmac.of(message, cut, message.length - cut));
          assertTrue(mac.startsWith(expected), provider + ", begun with " + cut + ": " + mac);
        }
      }
    }
  }

  @Test
  void oneServesManyThreads() throws Exception {
    SecretKeySpec key = new SecretKeySpec(bytes("0b*32"), Hmac.ALGORITHM);

    for (Provider provider : providers()) {
      Hmac hmac = new Hmac(key, new byte[] {1, 2, 3}, provider);
      ExecutorService threads = Executors.newFixedThreadPool(4);
      try {
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          int from = thread * 2_000;
          all.add(threads.submit(() -> check(hmac, key, from)));
        }
        for (Future<?> one : all) {
          one.get();
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static @Nullable Object check(Hmac hmac, SecretKeySpec key, int from)
      throws GeneralSecurityException {
    Mac fresh = Mac.getInstance(Hmac.ALGORITHM);
    fresh.init(key);
    for (int i = from; i < from + 2_000; i++) {
      byte[] message = ByteBuffer.allocate(7).put(new byte[] {1, 2, 3}).putInt(i).array();
      assertEquals(HEX.formatHex(fresh.doFinal(message)), HEX.formatHex(hmac.of(message, 3, 4)));
    }
    return null;
  }

  /** Reads hexadecimal digits; {@code aa*20} is the byte {@code aa} twenty times. */
  private static byte[] bytes(String text) {
    int times = text.indexOf('*');
    return HEX.parseHex(
        times < 0
            ? text
            : text.substring(0, times).repeat(Integer.parseInt(text.substring(times + 1))));
  }
}
