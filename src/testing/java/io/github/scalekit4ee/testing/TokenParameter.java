package io.github.scalekit4ee.testing;

import java.util.List;

/** The token that a {@link Token} asks for. */
final class TokenParameter {

    private TokenParameter() {}

    static String token(Token asked, SimulatedScalekit scalekit, List<String> audiences) {
        TokenDraft draft = isUser(asked) ? user(asked, scalekit.mint()) : machine(asked, scalekit.mint());
        draft = words(draft, "scopes", asked.scopes());
        draft = words(draft, "roles", asked.roles());
        draft = words(draft, "permissions", asked.permissions());
        draft = words(draft, "aud", asked.audience().length > 0 ? asked.audience() : audiences.toArray(String[]::new));
        if (!asked.organization().isEmpty()) {
            draft = draft.organization(asked.organization());
        }
        return (asked.expired() ? draft.expired() : draft).token();
    }

    private static boolean isUser(Token asked) {
        return !asked.subject().isEmpty() || asked.roles().length > 0 || asked.permissions().length > 0;
    }

    private static TokenDraft user(Token asked, TokenMint mint) {
        TokenDraft draft = asked.subject().isEmpty() ? mint.user() : mint.user().subject(asked.subject());
        return asked.clientId().isEmpty() ? draft : draft.clientId(asked.clientId());
    }

    private static TokenDraft machine(Token asked, TokenMint mint) {
        return asked.clientId().isEmpty()
                ? mint.organizationClient()
                : mint.organizationClient().client(asked.clientId());
    }

    private static TokenDraft words(TokenDraft draft, String claim, String[] words) {
        return words.length == 0 ? draft.without(claim) : draft.claim(claim, List.of(words));
    }
}
