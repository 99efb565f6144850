package io.github.scalekit4ee.wiring;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came back. */
record Response(int status, String body, HttpResponse<String> exchange) {

    Response(HttpResponse<String> exchange) {
        this(exchange.statusCode(), exchange.body(), exchange);
    }

    /** Null where it is absent. */
    @Nullable
    String header(String name) {
        return exchange.headers().firstValue(name).orElse(null);
    }

    List<String> headers(String name) {
        return exchange.headers().allValues(name);
    }

    @Override
    public String toString() {
        return status + " " + exchange.headers().map() + " " + body;
    }
}
