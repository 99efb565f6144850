package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;

/** Names of scopes (RFC 6749 section 3.3). */
final class ScopeNames {

    private ScopeNames() {}

    static boolean isScope(String text) {
        return text.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    static String parse(String text) throws MalformedValueException {
        if (!isScope(text)) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a scope (RFC 6749 section 3.3)",
                    "Write scopes such as read:deployments, separated by commas");
        }
        return text;
    }
}
