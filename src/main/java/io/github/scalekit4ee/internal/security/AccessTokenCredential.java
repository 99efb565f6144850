package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import jakarta.security.enterprise.credential.Credential;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token on its way through the identity stores. A {@code CredentialValidationResult} has no room for a reason, and an
 * exception would reach the mechanism in a different wrapping on each server, so the credential carries the refusal back.
 *
 * <p>Lives for one request on one thread.
 */
final class AccessTokenCredential implements Credential {

    private final PresentedToken token;
    private @Nullable InvalidTokenException invalid;
    private Set<String> acceptable = Set.of();
    private @Nullable KeySourceUnavailableException unavailable;

    AccessTokenCredential(PresentedToken token) {
        this.token = token;
    }

    PresentedToken token() {
        return token;
    }

    /** @param acceptable what would have been accepted, where the reason has such a thing */
    void refuse(InvalidTokenException reason, Set<String> acceptable) {
        this.invalid = reason;
        this.acceptable = acceptable;
    }

    Set<String> acceptable() {
        return acceptable;
    }

    void fail(KeySourceUnavailableException reason) {
        this.unavailable = reason;
    }

    /** Whether the store that knows this credential did not accept it, and has said why. */
    boolean hasReason() {
        return invalid != null || unavailable != null;
    }

    /** Why the token was refused. Another store's verdict leaves no reason, so a general one stands in. */
    InvalidTokenException refusal() {
        return invalid != null ? invalid : new InvalidTokenException(Reason.CLAIM, "The token was not accepted");
    }

    /** Why nothing can be said of the token; null when something was said. */
    @Nullable
    KeySourceUnavailableException unavailable() {
        return unavailable;
    }

    @Override
    public String toString() {
        return "AccessTokenCredential[…]";
    }
}
