package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.json.JsonWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes every refusal of this jar, for the mechanism, Jakarta REST and servlets: the caller's token, the caller's rights, our own side.
 * One bean for each application.
 */
public final class ErrorAnswers {

    private static final String SCHEME = "Bearer";
    private static final String SCOPE = "scope";

    private final Challenge realmOnly;
    private final List<String> scopePrefixes;
    private final Cors cors;

    public ErrorAnswers(CallerConfiguration configuration) {
        this.realmOnly = new Challenge(SCHEME, Map.of("realm", configuration.realm()));
        this.cors = new Cors(configuration.allowedOrigins());
        this.scopePrefixes = configuration.groupsFrom().stream()
                .filter(source -> source.path().equals(List.of("scopes")))
                .map(GroupsSource::prefix)
                .filter(prefix -> !prefix.isEmpty())
                .toList();
    }

    /** Who of another origin may read these. */
    public Cors cors() {
        return cors;
    }

    /** Whether a {@code WWW-Authenticate} value is of one of these. */
    public boolean isChallenge(String value) {
        return value.startsWith(realmOnly.value());
    }

    /** No token where one is needed: a challenge without an error (RFC 6750 section 3.1, last paragraph). */
    public ErrorAnswer tokenMissing() {
        return new ErrorAnswer(401, realmOnly, null, "");
    }

    ErrorAnswer invalidToken(InvalidTokenException reason) {
        return malformed(new BearerToken.Malformed(BearerError.INVALID_TOKEN, reason.getMessage()));
    }

    ErrorAnswer malformed(BearerToken.Malformed token) {
        return new ErrorAnswer(
                token.error().status(),
                challenge(token.error(), token.description()),
                null,
                JsonWriter.object(error(token.error().code(), token.description())));
    }

    ErrorAnswer unavailable(KeySourceUnavailableException reason) {
        return new ErrorAnswer(
                503,
                null,
                reason.retryAfter(),
                JsonWriter.object(error(
                        "temporarily_unavailable", "The keys that verify access tokens cannot be had at present")));
    }

    /** Nobody may come here, so no token would help. */
    public ErrorAnswer denied() {
        return new ErrorAnswer(403, null, null, "");
    }

    /** Something is wrong on our side that the log tells, and the caller need not know. */
    public ErrorAnswer broken() {
        return new ErrorAnswer(500, null, null, "");
    }

    /** To a bean's refusal. */
    public ErrorAnswer of(InsufficientScopeException refusal) {
        return refusal.isAnonymous() ? tokenMissing() : insufficientScope(refusal.requiredScopes());
    }

    /** The caller is known and lacks one of these scopes, as {@code @RequiresScopes} names them. */
    public ErrorAnswer insufficientScope(Collection<String> scopes) {
        String list = ScopeTokens.list(scopes);
        Challenge challenge =
                challenge(BearerError.INSUFFICIENT_SCOPE, "The token lacks a scope that this resource requires");
        Map<String, String> body = error(
                BearerError.INSUFFICIENT_SCOPE.code(),
                list.isEmpty() ? "The caller lacks a role that this resource requires" : "Required scope: " + list);
        if (!list.isEmpty()) {
            challenge = challenge.with(SCOPE, list);
            body.put(SCOPE, list);
        }
        return new ErrorAnswer(403, challenge, null, JsonWriter.object(body));
    }

    /**
     * The caller is known and has none of these roles.
     *
     * @param roles as the application wrote them; a prefix that configuration puts before scopes is taken off again
     */
    public ErrorAnswer roleMissing(Collection<String> roles) {
        return insufficientScope(roles.stream().map(this::scopeOf).toList());
    }

    private String scopeOf(String role) {
        for (String prefix : scopePrefixes) {
            if (role.startsWith(prefix)) {
                return role.substring(prefix.length());
            }
        }
        return role;
    }

    private Challenge challenge(BearerError error, String description) {
        return realmOnly.with("error", error.code()).with("error_description", description);
    }

    /** In the form of RFC 6749 section 5.2. */
    private static Map<String, String> error(String code, String description) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", code);
        members.put("error_description", description);
        return members;
    }
}
