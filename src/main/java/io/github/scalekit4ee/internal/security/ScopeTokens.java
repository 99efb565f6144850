package io.github.scalekit4ee.internal.security;

import java.util.Collection;
import java.util.stream.Collectors;

/** Scopes in the form of the {@code scope} attribute (RFC 6750 section 3). */
final class ScopeTokens {

    private ScopeTokens() {}

    /** Sorted and separated by a space; what is no {@code scope-token} (RFC 6749 section 3.3) is left out. */
    static String list(Collection<String> scopes) {
        return scopes.stream()
                .filter(ScopeTokens::isScopeToken)
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static boolean isScopeToken(String scope) {
        return !scope.isEmpty()
                && scope.chars().allMatch(c -> c == 0x21 || c >= 0x23 && c <= 0x5B || c >= 0x5D && c <= 0x7E);
    }
}
