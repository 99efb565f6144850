package io.github.scalekit4ee.testing;

import io.github.scalekit4ee.testing.WwwAuthenticate.Challenge;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How an application with scalekit4ee refuses a request (RFC 6750 section 3): what {@link ResponseAssert#isRefusedWith} expects.
 * Immutable.
 */
public final class Refusal {

    private final int status;
    private final String name;
    private final @Nullable String error;
    private final @Nullable Set<String> scopes;
    private final String description;

    private Refusal(int status, String name, @Nullable String error, @Nullable Set<String> scopes, String description) {
        this.status = status;
        this.name = name;
        this.error = error;
        this.scopes = scopes;
        this.description = description;
    }

    /**
     * 403: the token lacks a scope or the caller a role.
     *
     * @param scopes all that the operation requires, as {@code scope} of the challenge lists them; none to leave them open
     * @return the refusal
     */
    public static Refusal insufficientScope(String... scopes) {
        Set<String> required =
                scopes.length == 0 ? null : Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(scopes)));
        return new Refusal(403, "insufficient_scope", "insufficient_scope", required, "");
    }

    /**
     * 401: the token is not accepted.
     *
     * @return the refusal
     */
    public static Refusal invalidToken() {
        return new Refusal(401, "invalid_token", "invalid_token", null, "");
    }

    /**
     * 401: there is no token, and one is needed; a challenge without an error.
     *
     * @return the refusal
     */
    public static Refusal tokenMissing() {
        return new Refusal(401, "no token", "", null, "");
    }

    /**
     * 400: the request carries something that cannot be a token, or two of them.
     *
     * @return the refusal
     */
    public static Refusal invalidRequest() {
        return new Refusal(400, "invalid_request", "invalid_request", null, "");
    }

    /**
     * 403: nobody may call it ({@code @DenyAll}).
     *
     * @return the refusal
     */
    public static Refusal denied() {
        return new Refusal(403, "denied", null, null, "");
    }

    /**
     * 503 with {@code Retry-After}: the issuer's keys cannot be had.
     *
     * @return the refusal
     */
    public static Refusal keysUnavailable() {
        return new Refusal(503, "keys unavailable", null, null, "");
    }

    /**
     * The same, with a reason.
     *
     * @param part a part of {@code error_description} in the challenge
     * @return another refusal
     */
    public Refusal because(String part) {
        return new Refusal(status, name, error, scopes, part);
    }

    int status() {
        return status;
    }

    /** Whether {@code Retry-After} belongs to it. */
    boolean isTemporary() {
        return status == 503;
    }

    /** Whether it is told by a challenge; the others say nothing of a token. */
    boolean hasChallenge() {
        return error != null;
    }

    /** What a bearer challenge says otherwise than this; null where it is as it should be. */
    @Nullable
    String difference(Challenge challenge) {
        String said = challenge.parameters().getOrDefault("error", "");
        if (error == null ? said.equals("insufficient_scope") : !said.equals(error)) {
            return said.isEmpty() ? "the challenge has no error" : "the challenge has error=\"" + said + "\"";
        }
        Set<String> listed = new TreeSet<>(
                Arrays.asList(challenge.parameters().getOrDefault("scope", "").split(" ")));
        if (scopes != null && !scopes.equals(listed)) {
            return "the challenge has scope=\"" + String.join(" ", listed) + "\"";
        }
        String reason = challenge.parameters().getOrDefault("error_description", "");
        return reason.contains(description) ? null : "the challenge has error_description=\"" + reason + "\"";
    }

    @Override
    public String toString() {
        return status + " " + name + (scopes == null ? "" : " " + scopes)
                + (description.isEmpty() ? "" : " because \"" + description + "\"");
    }
}
