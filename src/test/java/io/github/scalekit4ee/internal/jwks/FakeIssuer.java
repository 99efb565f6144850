package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An issuer without a network: it publishes keys, goes down, and remembers when it was asked. */
final class FakeIssuer implements JwkSetFetcher {

    private final LongSupplier ticker;
    private final List<Long> fetches = new ArrayList<>();
    private List<VerificationKey> published;
    private @Nullable Duration maxAge;
    private @Nullable Duration retryAfter;
    private boolean down;
    private @Nullable Throwable defect;
    private boolean closed;

    FakeIssuer(LongSupplier ticker, VerificationKey... keys) {
        this.ticker = ticker;
        this.published = List.of(keys);
    }

    void publish(VerificationKey... keys) {
        published = List.of(keys);
    }

    void cacheFor(Duration age) {
        maxAge = age;
    }

    void goDown() {
        down = true;
    }

    void goDownAndAskFor(Duration wait) {
        down = true;
        retryAfter = wait;
    }

    void throwAt(RuntimeException unexpected) {
        defect = unexpected;
    }

    void throwAt(Error unexpected) {
        defect = unexpected;
    }

    void recover() {
        down = false;
        retryAfter = null;
        defect = null;
    }

    int fetches() {
        return fetches.size();
    }

    /** The shortest time between two fetches; a day when there were fewer than two. */
    Duration shortestPause() {
        long shortest = Duration.ofDays(1).toNanos();
        for (int i = 1; i < fetches.size(); i++) {
            shortest = Math.min(shortest, fetches.get(i) - fetches.get(i - 1));
        }
        return Duration.ofNanos(shortest);
    }

    /** The greatest number of fetches in any stretch of that length, its end left out. */
    int mostWithin(Duration stretch) {
        int most = 0;
        for (int first = 0; first < fetches.size(); first++) {
            int end = first;
            while (end < fetches.size() && fetches.get(end) - fetches.get(first) < stretch.toNanos()) {
                end++;
            }
            most = Math.max(most, end - first);
        }
        return most;
    }

    @Override
    public Fetched fetch() throws FetchFailedException {
        fetches.add(ticker.getAsLong());
        if (defect instanceof Error error) {
            throw error;
        }
        if (defect instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (down) {
            throw new FetchFailedException("the issuer is down", retryAfter, null);
        }
        // As a parser does: equal keys, but not the same objects.
        return new Fetched(
                published.stream()
                        .map(key -> new VerificationKey(key.kid(), key.algorithm(), key.publicKey()))
                        .toList(),
                maxAge);
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
