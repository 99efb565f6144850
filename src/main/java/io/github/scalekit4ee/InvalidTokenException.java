package io.github.scalekit4ee;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The token is not one that this verifier accepts: the caller's fault, answered with 401 and {@code invalid_token}
 * (RFC 6750 section 3.1).
 *
 * <p>The message says which check failed. It never holds a part of the token, so it may be logged and sent to the caller.
 * The exception has no stack trace: it is made for each bad token that anybody sends.
 */
public final class InvalidTokenException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * What is wrong with the token.
     *
     * @serial as described
     */
    private final Reason reason;

    /**
     * What the check found.
     *
     * @serial as described
     */
    private final String description;

    private final transient @Nullable String clientId;

    /**
     * Made by the check that failed, of a token that nobody is known to have signed.
     *
     * @param reason the check that failed; not null
     * @param description what the check found, in ASCII without quotes or backslashes so that it may stand in
     *     {@code error_description} (RFC 6750 section 3); holds nothing of the token; not null
     */
    public InvalidTokenException(Reason reason, String description) {
        this(reason, description, null);
    }

    /**
     * Made by the check that failed.
     *
     * @param reason the check that failed; not null
     * @param description as above; not null
     * @param clientId the token's {@code client_id}, only where its signature was good; null when it has none
     */
    public InvalidTokenException(Reason reason, String description, @Nullable String clientId) {
        super(description, null, false, false);
        this.description = Objects.requireNonNull(description, "description");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.clientId = clientId;
    }

    /**
     * The OAuth client that the token was issued to, for a log that helps to find it. Not a part of the message, and not serialized.
     *
     * @return null where the token's signature has not been verified, where it names no client, and after serialization
     */
    public @Nullable String clientId() {
        return clientId;
    }

    /**
     * The check that failed.
     *
     * @return never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * What the check found.
     *
     * @return ASCII without quotes or backslashes; never null
     */
    @Override
    public String getMessage() {
        return description;
    }

    /** The checks that a token can fail. */
    public enum Reason {
        /** Not a compact JWS of strict base64url and strict JSON, too large, or nested too deeply (RFC 7515, RFC 8259). */
        MALFORMED,
        /** {@code alg} is not on the allow-list (RFC 8725 section 3.1). */
        ALGORITHM,
        /** {@code typ} names another kind of token (RFC 8725 section 3.11, RFC 9068 section 4). */
        TYPE,
        /** {@code crit} or {@code b64} asks for an extension (RFC 7515 section 4.1.11, RFC 7797). */
        CRITICAL_HEADER,
        /** No key of the issuer fits the token's header. */
        UNKNOWN_KEY,
        /** The signature does not verify. */
        SIGNATURE,
        /** An encrypted token that cannot be decrypted, or one that is not encrypted where it must be (RFC 7516). */
        ENCRYPTION,
        /** {@code iss} is none of the accepted issuers. */
        ISSUER,
        /** {@code aud} is missing or names none of the accepted audiences. */
        AUDIENCE,
        /** {@code exp} has passed. */
        EXPIRED,
        /** {@code nbf} or {@code iat} lies in the future. */
        NOT_YET_VALID,
        /** {@code oid} is none of the accepted organisations. */
        ORGANIZATION,
        /** A required claim is missing, or a claim has the wrong type. */
        CLAIM,
        /** Signed by the issuer, but not an access token: an ID token or an IdP-initiated login token. */
        NOT_AN_ACCESS_TOKEN
    }
}
