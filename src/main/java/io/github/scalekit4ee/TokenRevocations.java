package io.github.scalekit4ee;

import java.time.Instant;
import java.util.List;

/**
 * Refuses tokens before they expire: a token, or all tokens of a session, subject, client or organization. What is revoked here is
 * refused with 401 {@code invalid_token} (RFC 6750 section 3.1) from the next verification on, also where the token is kept from an
 * earlier one. Scalekit goes on to issue tokens to whom it lets in: block the user or client there, too.
 *
 * <p>Injected into a Jakarta EE application; in plain Java {@link AccessTokenVerifier#revocations()} has it. Kept in memory, so
 * they end with the application, unless {@code scalekit.revocations.cache} names a cache that nodes share. Each ends by itself when no
 * token that it stops can live any more. Safe for use by many threads; no method waits for a network.
 *
 * <p>All methods that revoke may be called again: of two the stricter holds. They throw {@link IllegalArgumentException} where a value
 * is empty or has more than 1,000 characters, and {@link IllegalStateException} where {@code scalekit.revocations.size} of them are held
 * already, or after the end of the application; then nothing has been revoked.
 */
public interface TokenRevocations {

    /**
     * Revokes one token.
     *
     * @param jti the token's own identifier, {@link VerifiedAccessToken#tokenId()}; not null
     * @param expiresAt when it ends, {@link VerifiedAccessToken#expiresAt()}; nothing is kept if that is long past; not null
     */
    void revokeToken(String jti, Instant expiresAt);

    /**
     * Revokes all tokens of a user's session, whenever they are issued.
     *
     * @param sid the claim {@code sid}, Scalekit's {@code ses_…}; not null
     */
    void revokeSession(String sid);

    /**
     * Revokes the tokens that speak for a user or client and were issued before a moment, or do not say when. {@code iat} has whole seconds
     * as a rule, so a token that is issued in the second of that moment counts as issued before it.
     *
     * @param sub the claim {@code sub}; not null
     * @param issuedBefore by the issuer's clock; at most ten minutes from now; not null
     */
    void revokeSubject(String sub, Instant issuedBefore);

    /**
     * Revokes the tokens that an OAuth client got before a moment, as in {@link #revokeSubject}.
     *
     * @param clientId the claim {@code client_id}; not null
     * @param issuedBefore as in {@link #revokeSubject}
     */
    void revokeClient(String clientId, Instant issuedBefore);

    /**
     * Revokes the tokens of an organization that were issued before a moment, as in {@link #revokeSubject}.
     *
     * @param oid {@link VerifiedAccessToken#organizationId()}; not null
     * @param issuedBefore as in {@link #revokeSubject}
     */
    void revokeOrganization(String oid, Instant issuedBefore);

    /**
     * Whether a token is revoked. For what outlives a request, such as a WebSocket connection: each request with a token is asked already.
     *
     * @param token not null
     * @return whether a verifier would refuse it for this
     * @throws KeySourceUnavailableException where nodes share the revocations, this one has not read them yet, and {@code
     *     scalekit.revocations.unknown} is {@code refuse}
     */
    boolean isRevoked(VerifiedAccessToken token);

    /**
     * What is revoked at present, for operators. A copy, which takes memory where there are many.
     *
     * @return an immutable list in no particular order; never null
     */
    List<Revocation> list();
}
