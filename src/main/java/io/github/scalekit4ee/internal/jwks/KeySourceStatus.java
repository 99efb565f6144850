package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a key source could say to an operator at one moment. It holds no key, no secret and nothing of a token.
 *
 * @param state whether tokens can be verified
 * @param keys number of keys that serve
 * @param age time since the keys that serve were fetched; null when none serve or they never change
 * @param remaining how long the keys that serve go on to do so, should no further attempt succeed; zero when none serve; null when
 *     no attempt has ended yet or they never change
 * @param failure the failure of the latest attempt; null when it did not fail, or none was made
 */
public record KeySourceStatus(
        State state, int keys, @Nullable Duration age, @Nullable Duration remaining, @Nullable Failure failure) {

    /**
     * That the latest attempt failed.
     *
     * @param why it names the issuer
     * @param attempts that have failed since the last good one
     * @param lasting time since the first of them ended
     */
    public record Failure(String why, int attempts, Duration lasting) {}

    /** Whether tokens can be verified. */
    public enum State {
        /** No attempt has ended yet. */
        PENDING,
        /** The latest attempt brought the keys that serve, or they never change. */
        CURRENT,
        /** The latest attempt failed; the last good keys serve. */
        STALE,
        /** There are no keys, or those held are too old: requests with a token get 503. */
        UNAVAILABLE
    }
}
