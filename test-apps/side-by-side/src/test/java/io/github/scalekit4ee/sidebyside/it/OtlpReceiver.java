package io.github.scalekit4ee.sidebyside.it;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Takes what a server exports by the OpenTelemetry Protocol over HTTP, in protobuf, as a collector does. */
final class OtlpReceiver implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Double> points = new ConcurrentHashMap<>();
    private final Map<String, String> units = new ConcurrentHashMap<>();
    private final Map<String, Integer> spans = new ConcurrentHashMap<>();

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    static OtlpReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpReceiver receiver = new OtlpReceiver(server);
            server.createContext("/v1/metrics", receiver::metrics);
            server.createContext("/v1/traces", receiver::traces);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The latest value of each point, and the count of a histogram, by {@code name{attribute=value,…}}. */
    Map<String, Double> points() {
        return new TreeMap<>(points);
    }

    /** By the name of the metric. */
    Map<String, String> units() {
        return units;
    }

    /** {@code name} of each span, and {@code name > event{attribute=value,…}} of its events. */
    Collection<String> spans() {
        return List.copyOf(spans.keySet());
    }

    private void metrics(HttpExchange exchange) throws IOException {
        try (InputStream body = body(exchange)) {
            ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .filter(scope -> scope.getScope().getName().equals("io.github.scalekit4ee"))
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .forEach(this::add);
        }
        answer(exchange);
    }

    private void add(Metric metric) {
        units.put(metric.getName(), metric.getUnit());
        metric.getSum().getDataPointsList().forEach(point -> add(metric, point));
        metric.getGauge().getDataPointsList().forEach(point -> add(metric, point));
        metric.getHistogram()
                .getDataPointsList()
                .forEach(point ->
                        points.put(metric.getName() + shown(point.getAttributesList()), (double) point.getCount()));
    }

    private void add(Metric metric, NumberDataPoint point) {
        points.put(
                metric.getName() + shown(point.getAttributesList()),
                point.hasAsInt() ? point.getAsInt() : point.getAsDouble());
    }

    private void traces(HttpExchange exchange) throws IOException {
        try (InputStream body = body(exchange)) {
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().stream()
                    .flatMap(resource -> resource.getScopeSpansList().stream())
                    .flatMap(scope -> scope.getSpansList().stream())
                    .forEach(this::add);
        }
        answer(exchange);
    }

    private void add(Span span) {
        spans.merge(span.getName(), 1, Integer::sum);
        span.getEventsList()
                .forEach(event -> spans.merge(
                        span.getName() + " > " + event.getName() + shown(event.getAttributesList()), 1, Integer::sum));
    }

    private static String shown(List<KeyValue> attributes) {
        return attributes.stream()
                .map(attribute -> attribute.getKey() + "=" + shown(attribute.getValue()))
                .sorted()
                .collect(joining(",", "{", "}"));
    }

    private static String shown(AnyValue value) {
        return value.hasBoolValue() ? Boolean.toString(value.getBoolValue()) : value.getStringValue();
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return compressed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
