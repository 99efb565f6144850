package io.github.scalekit4ee.internal.security;

import java.util.Collection;
import java.util.stream.Collectors;

/** Writes {@code WWW-Authenticate} values (RFC 6750 section 3), each a fixed text but for the realm and the scopes. */
public final class BearerChallenge {

    private final String realmOnly;

    public BearerChallenge(String realm) {
        this.realmOnly = "Bearer realm=\"" + quoted(realm) + '"';
    }

    /** For a request without a token: no error attribute (RFC 6750 section 3.1, last paragraph). */
    public String withoutError() {
        return realmOnly;
    }

    /** Whether this application wrote it. */
    boolean wrote(String challenge) {
        return challenge.startsWith(realmOnly);
    }

    public String withError(BearerError error, String description) {
        return realmOnly + ", error=\"" + error.code() + "\", error_description=\"" + quoted(description) + '"';
    }

    /**
     * For a caller who lacks a scope.
     *
     * @param scopes scopes that would do; those which are not a {@code scope-token} (RFC 6749 section 3.3) are left out
     */
    public String insufficientScope(Collection<String> scopes) {
        String challenge =
                withError(BearerError.INSUFFICIENT_SCOPE, "The token lacks a scope that this resource requires");
        String scope = scopeList(scopes);
        return scope.isEmpty() ? challenge : challenge + ", scope=\"" + scope + '"';
    }

    /** The scopes in the form of the {@code scope} attribute. */
    static String scopeList(Collection<String> scopes) {
        return scopes.stream().filter(BearerChallenge::isScopeToken).sorted().collect(Collectors.joining(" "));
    }

    private static boolean isScopeToken(String scope) {
        return !scope.isEmpty()
                && scope.chars().allMatch(c -> c == 0x21 || c >= 0x23 && c <= 0x5B || c >= 0x5D && c <= 0x7E);
    }

    /** Keeps to the characters that RFC 6750 section 3 allows, so that nothing can end the string or the line. */
    private static String quoted(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            safe.append(c >= 0x20 && c <= 0x7E && c != '"' && c != '\\' ? c : '?');
        }
        return safe.toString();
    }
}
