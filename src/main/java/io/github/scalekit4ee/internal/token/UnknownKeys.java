package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a token that no key fits.
 *
 * @param environment whose keys are known; null where they are not those of a Scalekit environment
 */
record UnknownKeys(@Nullable String environment) {

    private static final String KEYS = "/keys";

    static UnknownKeys of(VerificationKeys keys) {
        String uri = keys instanceof JwkSetEndpoint endpoint ? endpoint.uri().toString() : "";
        return new UnknownKeys(uri.endsWith(KEYS) ? uri.substring(0, uri.length() - KEYS.length()) : null);
    }

    /** @param claims screened, so the issuer is an accepted one */
    InvalidTokenException refusal(Claims claims) {
        return new InvalidTokenException(
                Reason.UNKNOWN_KEY,
                isAnothers(claims.value("iss"))
                        ? "no key fits the token: keys of its issuer are not configured, only those of"
                                + " scalekit.environment-url are read"
                        : "no key of the issuer fits the token");
    }

    /** Neither the environment's own nor one of its resources'. */
    private boolean isAnothers(@Nullable Object issuer) {
        return environment != null
                && issuer instanceof String text
                && !text.equals(environment)
                && !text.startsWith(environment + "/resources/");
    }
}
