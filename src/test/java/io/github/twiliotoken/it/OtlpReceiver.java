package io.github.twiliotoken.it;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A collector, as far as it takes metrics by OTLP over HTTP; it keeps the last value of each. */
final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private final Map<String, String> units = new ConcurrentHashMap<>();

  OtlpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/metrics", this::receive);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void receive(HttpExchange exchange) throws IOException {
    boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream sent = exchange.getRequestBody();
        InputStream body = zipped ? new GZIPInputStream(sent) : sent) {
      read(ExportMetricsServiceRequest.parseFrom(body));
    } catch (InvalidProtocolBufferException e) {
      exchange.sendResponseHeaders(400, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private synchronized void read(ExportMetricsServiceRequest request) {
    request.getResourceMetricsList().stream()
        .flatMap(resource -> resource.getScopeMetricsList().stream())
        .filter(scope -> scope.getScope().getName().equals("io.github.twiliotoken"))
        .flatMap(scope -> scope.getMetricsList().stream())
        .forEach(this::read);
    notifyAll();
  }

  private void read(Metric metric) {
    String name = metric.getName();
    units.put(name, metric.getUnit());
    metric.getSum().getDataPointsList().forEach(point -> put(name, point));
    metric.getGauge().getDataPointsList().forEach(point -> put(name, point));
    metric
        .getHistogram()
        .getDataPointsList()
        .forEach(
            point -> {
              put(name + ".count", point.getAttributesList(), (double) point.getCount());
              put(name + ".sum", point.getAttributesList(), point.getSum());
            });
  }

  private void put(String name, NumberDataPoint point) {
    put(
        name,
        point.getAttributesList(),
        point.hasAsInt() ? (double) point.getAsInt() : point.getAsDouble());
  }

  private void put(String name, List<KeyValue> attributes, double value) {
    Map<String, String> sorted = new TreeMap<>();
    attributes.forEach(one -> sorted.put(one.getKey(), one.getValue().getStringValue()));
    values.put(name + sorted, value);
  }

  /** Waits until a metric has this value; returns whether it has in time. */
  synchronized boolean await(double value, String metric, Duration most) {
    long end = System.nanoTime() + most.toNanos();
    try {
      while (value(metric) != value && System.nanoTime() - end < 0) {
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return value(metric) == value;
  }

  /** Returns the last value of a metric with these attributes, as a map writes them; 0 if none. */
  double value(String metric) {
    return values.getOrDefault(metric, 0.0);
  }

  Map<String, String> units() {
    return Map.copyOf(units);
  }

  /** All that was received, for messages. */
  @Override
  public String toString() {
    return new TreeMap<>(values).toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
