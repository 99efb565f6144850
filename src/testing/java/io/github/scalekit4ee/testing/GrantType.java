package io.github.scalekit4ee.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The grants of the token endpoint, by the names of RFC 6749. */
enum GrantType {
    AUTHORIZATION_CODE,
    REFRESH_TOKEN,
    CLIENT_CREDENTIALS;

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> parameters() {
        return Arrays.stream(values()).map(GrantType::parameter).toList();
    }

    static GrantType of(String parameter) throws OAuthError {
        for (GrantType type : values()) {
            if (type.parameter().equals(parameter)) {
                return type;
            }
        }
        throw OAuthError.unsupportedGrantType("Use " + String.join(", ", parameters()) + ".");
    }
}
