package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import java.util.Collection;
import java.util.List;

/** The three kinds of refusal and their answers: the caller's token, the caller's rights, our own side. */
public final class ErrorAnswers {

    private static final String UNAVAILABLE_BODY = "{\"error\":\"temporarily_unavailable\","
            + "\"error_description\":\"The keys that verify access tokens cannot be had at present\"}";

    private final BearerChallenge challenge;
    private final List<String> scopePrefixes;
    private final Cors cors;

    public ErrorAnswers(CallerConfiguration configuration) {
        this.challenge = new BearerChallenge(configuration.realm());
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
        return challenge.wrote(value);
    }

    /** No token where one is needed: a challenge without an error (RFC 6750 section 3.1). */
    public ErrorAnswer tokenMissing() {
        return new ErrorAnswer(401, challenge.withoutError(), null, "");
    }

    ErrorAnswer invalidToken(InvalidTokenException reason) {
        return malformed(new BearerToken.Malformed(BearerError.INVALID_TOKEN, reason.getMessage()));
    }

    ErrorAnswer malformed(BearerToken.Malformed token) {
        return new ErrorAnswer(
                token.error().status(),
                challenge.withError(token.error(), token.description()),
                null,
                body(token.error().code(), token.description(), ""));
    }

    ErrorAnswer unavailable(KeySourceUnavailableException reason) {
        return new ErrorAnswer(503, null, reason.retryAfter(), UNAVAILABLE_BODY);
    }

    /** The caller is known and lacks one of these scopes, as {@code @RequiresScopes} names them. */
    public ErrorAnswer insufficientScope(Collection<String> scopes) {
        String list = BearerChallenge.scopeList(scopes);
        String description =
                list.isEmpty() ? "The caller lacks a role that this resource requires" : "Required scope: " + list;
        return new ErrorAnswer(
                403,
                challenge.insufficientScope(scopes),
                null,
                body(BearerError.INSUFFICIENT_SCOPE.code(), description, list));
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

    /** All three are plain ASCII without quotes or backslashes, by what their sources allow. */
    private static String body(String error, String description, String scope) {
        String json = "{\"error\":\"" + error + "\",\"error_description\":\"" + description + '"';
        return scope.isEmpty() ? json + '}' : json + ",\"scope\":\"" + scope + "\"}";
    }
}
