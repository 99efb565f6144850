package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads id and secret anew for each request and remembers those that were refused, so that a corrected secret is tried at
 * once while a wrong one is not sent over and over.
 */
public final class CredentialsReader {

    private final Supplier<Credentials> source;
    private volatile @Nullable Credentials refused;

    public CredentialsReader(Supplier<Credentials> source) {
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

    void refuse(Credentials credentials) {
        refused = credentials;
    }

    /** {@return whether a request would now be made with other credentials than the refused ones, as far as they can be read} */
    boolean haveChangedSinceRefusal() {
        Credentials before = refused;
        return before != null && !before.equals(read());
    }

    private static TokenRequestException unreadable(String detail, RuntimeException cause) {
        return TokenFailures.withoutAnswer(
                TokenRequestException.Kind.CREDENTIALS,
                "No access token was requested, because the client's id or secret could not be read" + detail,
                cause);
    }
}
