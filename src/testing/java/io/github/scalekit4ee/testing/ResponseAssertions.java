package io.github.scalekit4ee.testing;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * Assertions about responses, to be imported statically together with {@link Refusal}. They need no library, and stand beside
 * AssertJ's {@code assertThat}.
 *
 * <pre>{@code
 * assertThat(response).isRefusedWith(insufficientScope("deploy:applications"));
 * }</pre>
 */
public final class ResponseAssertions {

    private ResponseAssertions() {}

    /**
     * Of the JDK's HTTP client.
     *
     * @param response any body
     * @return assertions
     */
    public static ResponseAssert assertThat(HttpResponse<?> response) {
        return new ResponseAssert(response.statusCode(), response.headers().map());
    }

    /**
     * Of any other client; for Jakarta REST: {@code assertThat(response.getStatus(), response.getStringHeaders())}.
     *
     * @param status such as 403
     * @param fields all header fields, by name without regard to case
     * @return assertions
     */
    public static ResponseAssert assertThat(int status, Map<String, List<String>> fields) {
        return new ResponseAssert(status, fields);
    }
}
