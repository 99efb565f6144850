package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletResponse;

/** The error codes of RFC 6750 section 3.1 with the status that each asks for. */
public enum BearerError {
    INVALID_REQUEST("invalid_request", HttpServletResponse.SC_BAD_REQUEST),
    INVALID_TOKEN("invalid_token", HttpServletResponse.SC_UNAUTHORIZED),
    INSUFFICIENT_SCOPE("insufficient_scope", HttpServletResponse.SC_FORBIDDEN);

    private final String code;
    private final int status;

    BearerError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
