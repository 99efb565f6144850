package io.github.scalekit4ee.benchmarks;

import io.github.scalekit4ee.AccessTokenVerifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** What one more verified token costs in the heap: the difference that many of them make, their text not counted. */
final class CacheEntrySize {

    private static final int TOKENS = Integer.getInteger("benchmark.entries", 4_000);

    private CacheEntrySize() {}

    static double bytes(SampleToken sample) {
        List<String> tokens = new ArrayList<>(TOKENS);
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(sample.another().token());
        }
        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environmentUrl(sample.scalekit().environmentUrl())
                .issuers(SampleToken.ISSUER)
                .audience(SampleToken.AUDIENCE)
                .tokenCacheSize(TOKENS * 2)
                .build()) {
            // What is there only once: keys, shared values, the cache's own tables, classes.
            tokens.subList(0, TOKENS / 4).forEach(verifier::verify);
            long before = used();
            tokens.subList(TOKENS / 4, TOKENS).forEach(verifier::verify);
            long after = used();
            return (after - before) / (TOKENS * 0.75);
        }
    }

    @SuppressWarnings("java:S1215") // a heap is compared with itself only after a collection
    static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
