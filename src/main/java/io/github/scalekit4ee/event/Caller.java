package io.github.scalekit4ee.event;

import org.jspecify.annotations.Nullable;

/**
 * Whose token was verified. The values are claims, whose characters the issuer chose: encode them where they are written.
 *
 * @param subject {@code sub}: a user, or a client that speaks for itself; null when the token names none
 * @param clientId {@code client_id}: the OAuth client that got the token; null when the token names none
 * @param organizationId Scalekit's {@code oid}; null when the token names none
 * @param environment name of the environment that issued the token, as in {@link
 *     io.github.scalekit4ee.VerifiedAccessToken#environment()}; {@code ""} for the unnamed one; not null
 */
public record Caller(
        @Nullable String subject, @Nullable String clientId, @Nullable String organizationId, String environment) {}
