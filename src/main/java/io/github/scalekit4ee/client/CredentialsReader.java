package io.github.scalekit4ee.client;

import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.function.Supplier;

/** Reads id and secret anew for each request, so that a corrected secret needs no restart. */
final class CredentialsReader {

    private final Supplier<Credentials> source;

    CredentialsReader(Supplier<Credentials> source) {
        this.source = source;
    }

    /** @throws TokenRequestException of the kind {@code CREDENTIALS} */
    Credentials read() {
        try {
            return source.get();
        } catch (ConfigurationException e) {
            throw unreadable(": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // An application's own supplier: its message may hold anything, so it stays in the cause.
            throw unreadable(" (" + e.getClass().getName() + " from the supplier of the secret).", e);
        }
    }

    private static TokenRequestException unreadable(String detail, RuntimeException cause) {
        return TokenRequestException.withoutAnswer(
                TokenRequestException.Kind.CREDENTIALS,
                "No access token was requested, because the client's id or secret could not be read" + detail,
                cause);
    }
}
