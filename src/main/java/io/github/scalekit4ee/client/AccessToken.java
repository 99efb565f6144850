package io.github.scalekit4ee.client;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A token for calls to another service (RFC 6749 section 1.4). Its content is nobody's business but the receiver's;
 * {@code toString} does not show it.
 *
 * @param value what follows {@code Bearer } in an {@code Authorization} header (RFC 6750 section 2.1); not null
 * @param expiresAt when it ends, by the clock of this machine; not null
 * @param scopes what it grants; not null, immutable
 */
public record AccessToken(String value, Instant expiresAt, Set<String> scopes) {

    /**
     * Copies the scopes.
     *
     * @param value not null
     * @param expiresAt not null
     * @param scopes not null
     */
    public AccessToken {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
        scopes = Set.copyOf(scopes);
    }

    /** {@return end and scopes, without the token} */
    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt + ", scopes=" + scopes + "]";
    }
}
