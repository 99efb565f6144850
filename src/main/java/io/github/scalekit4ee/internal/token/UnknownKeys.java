package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a token that no key fits.
 *
 * @param environment URL of the environment whose keys are known; null where they are not those of a Scalekit environment
 * @param key what says that it is that environment
 */
record UnknownKeys(@Nullable String environment, String key) {

    static UnknownKeys of(String name, EnvironmentConfiguration configuration) {
        URI url = configuration.environmentUrl();
        return new UnknownKeys(
                url == null ? null : url.toString(),
                name.isEmpty() ? "scalekit.environment-url" : "the environment-url of its environment");
    }

    /** @param claims screened, so the issuer is an accepted one */
    InvalidTokenException refusal(Claims claims) {
        return new InvalidTokenException(
                Reason.UNKNOWN_KEY,
                isAnothers(claims.value("iss"))
                        ? "no key fits the token: keys of its issuer are not configured, only those of " + key
                                + " are read"
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
