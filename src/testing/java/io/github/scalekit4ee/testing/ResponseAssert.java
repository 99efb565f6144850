package io.github.scalekit4ee.testing;

import io.github.scalekit4ee.testing.WwwAuthenticate.Challenge;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Assertions about one response; {@link ResponseAssertions} makes them. A failure shows status and challenges, never the body. */
public final class ResponseAssert {

    private final int status;
    private final Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    ResponseAssert(int status, Map<String, List<String>> fields) {
        this.status = status;
        this.fields.putAll(fields);
    }

    /**
     * The request was refused in just this way: status, {@code WWW-Authenticate} and {@code Retry-After} are looked at.
     *
     * @param refusal such as {@code insufficientScope("deploy:applications")}
     * @return this
     * @throws AssertionError when it was not
     */
    public ResponseAssert isRefusedWith(Refusal refusal) {
        String problem = status == refusal.status() ? difference(refusal) : "the status is " + status;
        if (problem != null) {
            throw new AssertionError("Expected the refusal " + refusal + ", but " + problem + "." + shown());
        }
        return this;
    }

    /**
     * The caller got in: the status is neither 401, 403 nor 503, and nobody asks for a token. What else the application
     * answers, 404 for example, is left to other assertions.
     *
     * @return this
     * @throws AssertionError when the request was refused
     */
    public ResponseAssert isNotRefused() {
        if (status == 401 || status == 403 || status == 503 || !challenges().isEmpty()) {
            throw new AssertionError("Expected that the caller gets in, but the request was refused." + shown());
        }
        return this;
    }

    private @Nullable String difference(Refusal refusal) {
        if (refusal.isTemporary()) {
            return fields.containsKey("Retry-After") ? null : "Retry-After is missing";
        }
        List<Challenge> bearer;
        try {
            bearer = WwwAuthenticate.parse(challenges()).stream()
                    .filter(challenge -> challenge.scheme().equalsIgnoreCase("Bearer"))
                    .toList();
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
        if (bearer.isEmpty()) {
            return refusal.hasChallenge() ? "there is no challenge for a bearer token" : null;
        }
        List<@Nullable String> differences =
                bearer.stream().<@Nullable String>map(refusal::difference).toList();
        return differences.contains(null) ? null : differences.get(0);
    }

    private List<String> challenges() {
        return Objects.requireNonNullElse(fields.get("WWW-Authenticate"), List.of());
    }

    private String shown() {
        StringBuilder shown = new StringBuilder("\nThe response:\n  ").append(status);
        challenges().forEach(challenge -> shown.append("\n  WWW-Authenticate: ").append(challenge));
        return shown.toString();
    }
}
