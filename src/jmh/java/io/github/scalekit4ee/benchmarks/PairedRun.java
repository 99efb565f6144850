package io.github.scalekit4ee.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lets contestants work by turns in one JVM, in batches so small that whatever disturbs one disturbs the others of the same
 * round. Each round has an order of its own.
 */
final class PairedRun {

    private static final int WARM_UP_OPERATIONS = 20_000;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 150);
    private static final double BATCH_NANOS = 6_000_000;

    private final ThreadMeter meter = new ThreadMeter();
    private final Random random = new Random(42);

    Map<String, Series> run(List<Contestant> contestants, String token) throws Exception {
        Map<String, Integer> batches = new LinkedHashMap<>();
        // Twice: what the first saw of the code was compiled without knowing the others.
        for (int pass = 0; pass < 2; pass++) {
            for (Contestant contestant : contestants) {
                meter.read(contestant.check(), token, WARM_UP_OPERATIONS);
                double nanos = meter.read(contestant.check(), token, WARM_UP_OPERATIONS)
                        .nanos();
                batches.put(contestant.name(), Math.max(1, (int) (BATCH_NANOS / nanos)));
            }
        }
        Map<String, Series> series = new LinkedHashMap<>();
        contestants.forEach(contestant -> series.put(contestant.name(), new Series(ROUNDS)));
        for (int round = 0; round < ROUNDS; round++) {
            List<Contestant> order = new ArrayList<>(contestants);
            Collections.shuffle(order, random);
            for (Contestant contestant : order) {
                ThreadMeter.Reading reading = meter.read(contestant.check(), token, batches.get(contestant.name()));
                Series own = series.get(contestant.name());
                own.nanos()[round] = reading.nanos();
                own.bytes()[round] = reading.bytes();
            }
        }
        if (!meter.hasResult()) {
            throw new IllegalStateException("Nothing was verified.");
        }
        return series;
    }
}
