package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code typ} a token may have, if it has one, as media type without its optional prefix (RFC 7515 section 4.1.9). Scalekit writes {@code
 * JWT} into all of its tokens, so it is the claims that tell the kinds apart (RFC 8725 section 3.12): {@code events} is required in a logout
 * token and forbidden in an access token.
 */
enum TokenType {
    /** RFC 9068 section 4. */
    ACCESS("an access token", "at+jwt"),
    /** OpenID Connect Back-Channel Logout 1.0 section 2.4; without the type, as many issuers write it (section 4.1). */
    LOGOUT("a logout token", "logout+jwt");

    private static final String ANY_JWT = "jwt";
    private static final String MEDIA_TYPE_PREFIX = "application/";

    private final String kind;
    private final String type;

    TokenType(String kind, String type) {
        this.kind = kind;
        this.type = type;
    }

    void check(Map<String, @Nullable Object> header) {
        if (!header.containsKey("typ")) {
            return;
        }
        if (header.get("typ") instanceof String given) {
            String mediaType = given.toLowerCase(Locale.ROOT);
            if (mediaType.startsWith(MEDIA_TYPE_PREFIX)) {
                mediaType = mediaType.substring(MEDIA_TYPE_PREFIX.length());
            }
            if (mediaType.equals(type) || mediaType.equals(ANY_JWT)) {
                return;
            }
        }
        throw new InvalidTokenException(Reason.TYPE, "typ is not that of " + kind);
    }
}
