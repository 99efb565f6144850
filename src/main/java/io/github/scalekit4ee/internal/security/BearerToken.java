package io.github.scalekit4ee.internal.security;

/** What a request says about its bearer token. */
sealed interface BearerToken permits BearerToken.Absent, PresentedToken, BearerToken.Malformed {

    /** No token at all: not an error by itself (RFC 6750 section 3.1, last paragraph). */
    enum Absent implements BearerToken {
        INSTANCE
    }

    /**
     * More than one token, or none where one is announced, so that two readers of the request could see different callers.
     *
     * @param error {@code invalid_request} or {@code invalid_token} (RFC 6750 section 3.1)
     * @param description what is wrong, nothing of the token
     */
    record Malformed(BearerError error, String description) implements BearerToken {}
}
