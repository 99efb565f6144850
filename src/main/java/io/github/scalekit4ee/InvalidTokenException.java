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
     * @param description what the check found; callers read it as {@code error_description}, so it holds nothing of the token, and
     *     a character that may not stand there (RFC 6750 section 3) becomes a question mark; not null
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
        this.description = shown(Objects.requireNonNull(description, "description"));
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
     * Made by a {@link TokenCheck} of the application's.
     *
     * @param description as above
     */
    public InvalidTokenException(String description) {
        this(Reason.TOKEN_CHECK, description);
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

    /** So that it can end neither a quoted string nor a line. */
    private static String shown(String description) {
        for (int i = 0; i < description.length(); i++) {
            if (!isShown(description.charAt(i))) {
                return description
                        .chars()
                        .map(c -> isShown(c) ? c : '?')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return description;
    }

    private static boolean isShown(int c) {
        return c >= 0x20 && c <= 0x7E && c != '"' && c != '\\';
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
        NOT_AN_ACCESS_TOKEN,
        /** Bound to a key of its holder ({@code cnf}), and presented as a bearer token (RFC 9449 section 7.2, RFC 8705 section 3). */
        SENDER_CONSTRAINED,
        /** Revoked by {@link TokenRevocations}. */
        REVOKED,
        /** A {@link TokenCheck} of the application's does not accept it. */
        TOKEN_CHECK
    }
}
