package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code error} and {@code error_description} of an answer (RFC 6749 section 5.2), made fit for logs: the peer wrote them,
 * and it knows the secret.
 *
 * @param code at most 64 characters; null: none
 * @param description at most 256 characters; null: none
 */
record OAuthError(@Nullable String code, @Nullable String description) {

    static final OAuthError NONE = new OAuthError(null, null);

    private static final int MAX_CODE = 64;
    private static final int MAX_DESCRIPTION = 256;

    /** What the body says; nothing if it is not a JSON object, as with the HTML page of a proxy. */
    static OAuthError parse(byte[] body, Credentials credentials) {
        Map<String, @Nullable Object> members;
        try {
            members = StrictJson.parseObject(body);
        } catch (MalformedJsonException e) {
            return NONE;
        }
        return new OAuthError(
                clean(members.get("error"), MAX_CODE, credentials),
                clean(members.get("error_description"), MAX_DESCRIPTION, credentials));
    }

    /** {@return a sentence part such as {@code  (invalid_client: The client is unknown.)}; empty for no error} */
    String inParentheses() {
        if (code == null) {
            return description == null ? "" : " (" + description + ")";
        }
        return description == null ? " (" + code + ")" : " (" + code + ": " + description + ")";
    }

    /**
     * What to change, as a sentence without its full stop (RFC 6749 section 5.2, RFC 8707 section 2).
     *
     * @param scopes that were asked for
     */
    String advice(Set<String> scopes) {
        return switch (code == null ? "" : code) {
            case "invalid_scope" ->
                "One of these scopes is unknown there, or this client may not have it: "
                        + (scopes.isEmpty() ? "those registered" : String.join(" ", new TreeSet<>(scopes)))
                        + ". Check how they are written, and that the client is registered for them";
            case "invalid_client" -> "Check client id and client secret";
            case "unauthorized_client", "unsupported_grant_type" ->
                "Register the client for client credentials (RFC 6749 section 4.4)";
            case "invalid_target" -> "Check audience and resource of the client";
            default -> "Check client id, client secret and scopes of the client";
        };
    }

    private static @Nullable String clean(@Nullable Object value, int limit, Credentials credentials) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return null;
        }
        // Before cutting, or the first half of a secret could be left at the end.
        String clean = text.replace(credentials.clientSecret(), "[client secret]")
                .replace(TokenRequest.encoded(credentials.clientSecret()), "[client secret]")
                .replace(TokenRequest.basic(credentials), "[client secret]");
        StringBuilder printable = new StringBuilder(clean.length());
        clean.codePoints().map(OAuthError::printable).forEach(printable::appendCodePoint);
        return printable.length() <= limit ? printable.toString() : cut(printable, limit);
    }

    private static String cut(StringBuilder text, int limit) {
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end);
    }

    /** Control, format (among them those that turn the writing direction) and separator characters forge log lines. */
    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> '?';
            default -> codePoint;
        };
    }
}
