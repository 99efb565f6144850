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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes every refusal of this jar, for the mechanism, Jakarta REST and servlets: the caller's token, the caller's rights, our own side.
 * One bean for each application.
 */
public final class ErrorResponses {

    private static final String SCHEME = "Bearer";
    private static final String SCOPE = "scope";

    private static final String RESOURCE_METADATA = "resource_metadata";

    private final Challenge realmOnly;
    private final Supplier<@Nullable ProtectedResource> resource;
    private final List<String> scopePrefixes;
    private final Cors cors;

    /** Made once, for it is written with each request to a resource with a constraint. */
    private volatile @Nullable ErrorResponse insufficientRole;

    /** For an application that is no protected resource of RFC 9728. */
    public ErrorResponses(CallerConfiguration configuration) {
        this(configuration, () -> null);
    }

    /** @param resource known before the first request */
    public ErrorResponses(CallerConfiguration configuration, Supplier<@Nullable ProtectedResource> resource) {
        this.resource = resource;
        this.realmOnly = new Challenge(SCHEME, Map.of("realm", configuration.realm()));
        this.cors = new Cors(configuration.allowedOrigins());
        this.scopePrefixes = configuration.groupsFrom().values().stream()
                .flatMap(List::stream)
                .filter(source -> source.path().equals(List.of("scopes")))
                .map(GroupsSource::prefix)
                .filter(prefix -> !prefix.isEmpty())
                .distinct()
                .toList();
    }

    /** Who of another origin may read these. */
    public Cors cors() {
        return cors;
    }

    /** The application as a protected resource; null where it says nothing of itself. */
    public @Nullable ProtectedResource resource() {
        return resource.get();
    }

    /** Whether a {@code WWW-Authenticate} value is of one of these. */
    public boolean isChallenge(String value) {
        return value.startsWith(realmOnly.value());
    }

    /** No token where one is needed: a challenge without an error (RFC 6750 section 3.1, last paragraph). */
    public ErrorResponse tokenMissing() {
        return tokenMissing(List.of());
    }

    /**
     * The same where it is known what the resource requires: a client of a protected resource asks for these scopes at once.
     *
     * @param scopes all that the operation requires; said by a protected resource only
     */
    public ErrorResponse tokenMissing(Collection<String> scopes) {
        String list = resource.get() == null ? "" : ScopeTokens.list(scopes);
        return new ErrorResponse(401, discoverable(list.isEmpty() ? realmOnly : realmOnly.with(SCOPE, list)), null, "");
    }

    /** Says where the metadata is, from which a client learns where to get a token (RFC 9728 section 5.1). */
    private Challenge discoverable(Challenge challenge) {
        ProtectedResource known = resource.get();
        return known == null ? challenge : challenge.with(RESOURCE_METADATA, known.metadataUrl());
    }

    ErrorResponse invalidToken(InvalidTokenException reason) {
        return malformed(new BearerToken.Malformed(BearerError.INVALID_TOKEN, reason.getMessage()));
    }

    ErrorResponse malformed(BearerToken.Malformed token) {
        return new ErrorResponse(
                token.error().status(),
                discoverable(challenge(token.error(), token.description())),
                null,
                JsonWriter.object(error(token.error().code(), token.description())));
    }

    ErrorResponse unavailable(KeySourceUnavailableException reason) {
        return new ErrorResponse(
                503,
                null,
                reason.retryAfter(),
                JsonWriter.object(error(
                        "temporarily_unavailable", "The keys that verify access tokens cannot be had at present")));
    }

    /** Nobody may come here, so no token would help; a protected resource says who it is all the same. */
    public ErrorResponse denied() {
        return new ErrorResponse(403, resource.get() == null ? null : discoverable(realmOnly), null, "");
    }

    /** Something is wrong on our side that the log tells, and the caller need not know. */
    public ErrorResponse broken() {
        return new ErrorResponse(500, null, null, "");
    }

    /** To a bean's refusal. */
    public ErrorResponse of(InsufficientScopeException refusal) {
        return refusal.isAnonymous()
                ? tokenMissing(refusal.requiredScopes())
                : insufficientScope(refusal.requiredScopes());
    }

    /**
     * The caller is known and lacks one of these scopes.
     *
     * @param scopes all that the operation requires, those too that the caller has: a client asks for just these next
     */
    public ErrorResponse insufficientScope(Collection<String> scopes) {
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
        return new ErrorResponse(403, discoverable(challenge), null, JsonWriter.object(body));
    }

    /** The caller is known and lacks a role; which one only the server knows. */
    ErrorResponse insufficientRole() {
        ErrorResponse known = insufficientRole;
        if (known == null) {
            known = insufficientScope(List.of());
            insufficientRole = known;
        }
        return known;
    }

    /**
     * The scopes that give these roles.
     *
     * @param roles as the application wrote them; a prefix that configuration puts before scopes is taken off again
     */
    public Set<String> scopesOf(Collection<String> roles) {
        return roles.stream().map(this::scopeOf).collect(Collectors.toUnmodifiableSet());
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
