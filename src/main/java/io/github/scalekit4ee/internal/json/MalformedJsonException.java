package io.github.scalekit4ee.internal.json;

import java.io.IOException;
import java.io.Serial;

/**
 * The bytes are not one strict JSON object. The message tells what is wrong and holds nothing of the bytes. There is no
 * stack trace: anybody can cause this exception as often as he likes.
 */
public final class MalformedJsonException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
