package io.github.twiliotoken.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.*;

@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class Probe {
  private final SecretKeySpec key =
      new SecretKeySpec(
          "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
  byte[] m = new byte[620];
  byte[] p = new byte[440];
  byte[] d = new byte[600];
  Mac proto;

  public Probe() {
    try {
      proto = Mac.getInstance("HmacSHA256");
      proto.init(key);
      proto.update(m, 0, 68);
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  @Benchmark
  public byte[] getInstance() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(key);
    return mac.doFinal(m);
  }

  @Benchmark
  public byte[] cloned() throws Exception {
    Mac mac = (Mac) proto.clone();
    mac.update(m, 68, m.length - 68);
    return mac.doFinal();
  }

  @Benchmark
  public Mac cloneOnly() throws Exception {
    return (Mac) proto.clone();
  }

  @Benchmark
  public Mac getOnly() throws Exception {
    return Mac.getInstance("HmacSHA256");
  }

  @Benchmark
  public int base64() throws Exception {
    return Base64.getUrlEncoder().withoutPadding().encode(p, d);
  }
}
