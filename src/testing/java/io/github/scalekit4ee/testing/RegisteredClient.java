package io.github.scalekit4ee.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A machine client that the environment's token endpoint knows.
 *
 * @param id the client id, which is also the subject of its tokens
 * @param secret the client secret
 * @param scopes all it may be granted, in the order of the {@code scopes} claim
 * @param organizationId the {@code oid} of its tokens, or {@code null} for none
 * @param audience the {@code aud} of its tokens; empty for a token without {@code aud}
 * @param lifetime how long its tokens live, or {@code null} for the environment's default
 */
public record RegisteredClient(
        String id,
        String secret,
        List<String> scopes,
        @Nullable String organizationId,
        List<String> audience,
        @Nullable Duration lifetime) {
    /**
     * Copies the lists.
     *
     * @param id the client id
     * @param secret the client secret
     * @param scopes all it may be granted
     * @param organizationId the {@code oid} of its tokens, or {@code null} for none
     * @param audience the {@code aud} of its tokens; may be empty
     * @param lifetime how long its tokens live, or {@code null} for the environment's default
     */
    public RegisteredClient {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
        scopes = List.copyOf(scopes);
        audience = List.copyOf(audience);
    }

    /**
     * A client of the default organisation, without audience.
     *
     * @param id the client id
     * @param secret the client secret
     * @param scopes all it may be granted
     * @return the client
     */
    public static RegisteredClient of(String id, String secret, String... scopes) {
        return new RegisteredClient(id, secret, List.of(scopes), TokenMint.DEFAULT_ORGANIZATION, List.of(), null);
    }

    /**
     * Moves the client to an organisation.
     *
     * @param organization the {@code oid} of its tokens, or {@code null} for none
     * @return a changed copy
     */
    public RegisteredClient withOrganization(@Nullable String organization) {
        return new RegisteredClient(id, secret, scopes, organization, audience, lifetime);
    }

    /**
     * Registers an audience.
     *
     * @param values the {@code aud} of its tokens
     * @return a changed copy
     */
    public RegisteredClient withAudience(String... values) {
        return new RegisteredClient(id, secret, scopes, organizationId, List.of(values), lifetime);
    }

    /**
     * Changes how long its tokens live.
     *
     * @param time the lifetime, in whole seconds; may be zero or negative for tokens that are dead on arrival
     * @return a changed copy
     */
    public RegisteredClient withLifetime(Duration time) {
        return new RegisteredClient(id, secret, scopes, organizationId, audience, time);
    }

    /** {@return the id only, without the secret} */
    @Override
    public String toString() {
        return "RegisteredClient[" + id + "]";
    }
}
