package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.FetchFailedException;
import io.github.scalekit4ee.internal.jwks.JwkSetFetcher.Fetched;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The real source of keys in a simulation: its thread is the simulation's, its fetches are counted. */
public final class SimulatedKeyUser {

    private static final VerificationKey FIRST = TestJwks.key("snk_1");
    private static final VerificationKey SECOND = TestJwks.key("snk_2");

    private final RefreshingKeySource source;

    /** The answer of the issuer: whether it publishes the second key; or that it gives none, and for how long to stay away. */
    public record Answer(boolean second, boolean failed, @Nullable Duration retryAfter) {}

    /**
     * @param issuer asked at each fetch
     * @param later runs a task after a time, unless another one is given meanwhile
     */
    public SimulatedKeyUser(
            JwksConfiguration configuration,
            Supplier<Answer> issuer,
            BiConsumer<Runnable, Duration> later,
            DoubleSupplier random,
            LongSupplier ticker) {
        source = new RefreshingKeySource(
                configuration, () -> fetched(issuer.get()), new FetchDelays(random), ticker, new Refresher() {
                    @Override
                    public void execute(Runnable task) {
                        task.run();
                    }

                    @Override
                    public void schedule(Runnable task, Duration delay) {
                        later.accept(task, delay);
                    }

                    @Override
                    public void close() {}
                });
    }

    private static Fetched fetched(Answer answer) throws FetchFailedException {
        if (answer.failed()) {
            throw new FetchFailedException("simulated", answer.retryAfter(), null);
        }
        return new Fetched(answer.second() ? List.of(FIRST, SECOND) : List.of(FIRST), null);
    }

    public void start() {
        source.prefetch();
    }

    /** A request with a token of a key. */
    public boolean isServed(boolean second) {
        try {
            return source.find(second ? "snk_2" : "snk_1", "RS256") != null;
        } catch (KeySourceUnavailableException e) {
            return false;
        }
    }
}
