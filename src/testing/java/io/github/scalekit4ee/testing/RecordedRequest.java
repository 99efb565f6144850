package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it arrived, secrets included: tests assert on them. {@link #toString()} shows method and path only, so
 * that a failed assertion does not print a secret.
 */
public final class RecordedRequest {
    private final String method;
    private final String target;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final long arrivedAtNanos;

    RecordedRequest(String method, String target, Map<String, List<String>> headers, byte[] body, long arrivedAtNanos) {
        Map<String, List<String>> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> caseless.put(name, List.copyOf(values)));
        this.method = method;
        this.target = target;
        this.headers = Collections.unmodifiableMap(caseless);
        this.body = body.clone();
        this.arrivedAtNanos = arrivedAtNanos;
    }

    /** {@return the method, such as {@code POST}} */
    public String method() {
        return method;
    }

    /** {@return the path without query} */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** {@return the raw query without question mark; empty if there is none} */
    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** {@return all header fields; names are found in any case} */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The first value of a header field.
     *
     * @param name the field's name, in any case
     * @return the value, empty if the field is absent
     */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return the body, read as UTF-8} */
    public String body() {
        return new String(body, UTF_8);
    }

    /**
     * The parameters of a form body.
     *
     * @return names and values in the order of the body; empty if the body is no form
     * @throws IllegalArgumentException if the form has a broken percent escape
     */
    public Map<String, List<String>> parameters() {
        return isForm() ? FormParameters.parse(body()) : Map.of();
    }

    /**
     * The first value of a parameter of a form body.
     *
     * @param name the parameter's name
     * @return the value, empty if the parameter is absent
     */
    public Optional<String> parameter(String name) {
        return parameters().getOrDefault(name, List.of()).stream().findFirst();
    }

    /** {@return when the request had arrived, by {@link System#nanoTime()}} */
    public long arrivedAtNanos() {
        return arrivedAtNanos;
    }

    boolean isForm() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return type.split(";", -1)[0].strip().equals("application/x-www-form-urlencoded");
    }

    boolean asksToClose() {
        return header("Connection")
                .map(value -> value.toLowerCase(Locale.ROOT))
                .orElse("")
                .contains("close");
    }

    /** {@return method and path} */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
