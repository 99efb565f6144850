package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A token as a request presents it, not yet verified: with its scheme and with what a proof of its holder would speak of (RFC 9449
 * section 4.2, {@code htm} and {@code htu}). {@code toString} shows nothing of it.
 *
 * @param scheme of the {@code Authorization} field (RFC 9110 section 11.1), in the spelling of its specification
 * @param value never empty
 * @param method of the request, as sent
 * @param path of the request's URI, still encoded and without the query. Its scheme and host are what a proxy made of them: only
 *     configuration can tell those that the caller has used
 */
record PresentedToken(String scheme, String value, String method, String path) implements BearerToken {

    /** RFC 6750 section 2.1; a token in a cookie is presented in the same way, without a proof. */
    static final String BEARER = "Bearer";

    static PresentedToken bearer(String value, HttpServletRequest request) {
        return new PresentedToken(BEARER, value, request.getMethod(), request.getRequestURI());
    }

    @Override
    public String toString() {
        return "PresentedToken[…]";
    }
}
