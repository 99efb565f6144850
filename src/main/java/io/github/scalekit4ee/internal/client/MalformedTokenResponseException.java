package io.github.scalekit4ee.internal.client;

import java.io.Serial;

/** An answer is no token response; the message names the member at fault and holds nothing of the answer. */
final class MalformedTokenResponseException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    MalformedTokenResponseException(String message) {
        super(message);
    }
}
