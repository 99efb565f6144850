package io.github.scalekit4ee.sidebyside.it;

import java.net.http.HttpResponse;

/**
 * An answer of the server.
 *
 * @param status the status code
 * @param challenge all of {@code WWW-Authenticate}; empty when it is absent
 * @param body the text
 */
record Answer(int status, String challenge, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                String.join(", ", response.headers().allValues("WWW-Authenticate")),
                response.body());
    }
}
