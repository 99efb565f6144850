package io.github.scalekit4ee.internal.http;

import java.net.http.HttpHeaders;

/**
 * A whole response of at most {@link BoundedHttpClient#MAX_BODY_BYTES} bytes; {@code toString} shows the status only.
 *
 * @param status the status code
 * @param headers the header fields
 * @param body the body's bytes, owned by the receiver
 */
public record BoundedResponse(int status, HttpHeaders headers, byte[] body) {

    @Override
    public String toString() {
        return "BoundedResponse[" + status + "]";
    }
}
