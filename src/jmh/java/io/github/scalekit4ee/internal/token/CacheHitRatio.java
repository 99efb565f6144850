package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How many requests find their token in the cache where some tokens are used far more than others (Zipf's law), beside the least
 * recently used policy, the best without knowledge of the future, which is to keep the most frequent, and the optimum, which has that
 * knowledge (Belady). There are ten times as many tokens as the cache holds. No
 * token is signed or verified: what is kept does not depend on that. Argument: the file for the table.
 */
public final class CacheHitRatio {

    private static final int[] SIZES = {1_000, 10_000, 100_000, 1_000_000};
    private static final double[] EXPONENTS = {0.7, 0.99};
    private static final int LARGEST = Integer.getInteger("benchmark.tokens", 1_000_000);
    private static final int TOKENS_PER_PLACE = 10;
    private static final int REQUESTS_PER_PLACE = 20;
    private static final int CALLERS = 1_000;

    private CacheHitRatio() {}

    /** Says of each request whether it was a hit. */
    private interface Policy {
        boolean hit(int position, int token);
    }

    public static void main(String[] arguments) throws IOException {
        StringBuilder table = new StringBuilder("| places | tokens | exponent | the cache | least recently used |"
                + " the most frequent | optimum | the cache ÷ the most frequent | the cache ÷ optimum |\n"
                + "|---|---|---|---|---|---|---|---|---|\n");
        for (double exponent : EXPONENTS) {
            for (int size : SIZES) {
                if (size <= LARGEST) {
                    table.append(row(size, exponent));
                }
            }
        }
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, table, UTF_8);
        System.out.println(table + "Written to " + file);
    }

    private static String row(int size, double exponent) {
        int[] requests = requests(size * TOKENS_PER_PLACE, size * REQUESTS_PER_PLACE, exponent);
        double ours = ratio(requests, ours(size));
        double recent = ratio(requests, leastRecentlyUsed(size));
        double best = ratio(requests, optimum(requests, size));
        double frequent = weight(size, exponent) / weight(size * TOKENS_PER_PLACE, exponent);
        return String.format(
                "| %,d | %,d | %.2f | %.4f | %.4f | %.4f | %.4f | %.3f | %.3f |%n",
                size, size * TOKENS_PER_PLACE, exponent, ours, recent, frequent, best, ours / frequent, ours / best);
    }

    /** Of the tokens that are asked for most. */
    private static double weight(int tokens, double exponent) {
        return IntStream.rangeClosed(1, tokens)
                .mapToDouble(i -> Math.pow(i, -exponent))
                .sum();
    }

    /** Of the second half, when the cache has filled. */
    private static double ratio(int[] requests, Policy policy) {
        int counted = 0;
        int hits = 0;
        for (int i = 0; i < requests.length; i++) {
            boolean hit = policy.hit(i, requests[i]);
            if (i >= requests.length / 2) {
                counted++;
                hits += hit ? 1 : 0;
            }
        }
        return (double) hits / counted;
    }

    private static int[] requests(int tokens, int count, double exponent) {
        double[] until = new double[tokens];
        double sum = 0;
        for (int i = 0; i < tokens; i++) {
            sum += Math.pow(i + 1.0, -exponent);
            until[i] = sum;
        }
        Random random = new Random(1);
        int[] requests = new int[count];
        for (int i = 0; i < count; i++) {
            int found = Arrays.binarySearch(until, random.nextDouble() * sum);
            requests[i] = Math.min(found < 0 ? -found - 1 : found, tokens - 1);
        }
        return requests;
    }

    @SuppressWarnings("NullAway") // the cache asks a policy for the name of its environment only
    private static Policy ours(int size) {
        VerifiedTokenCache<Integer> cache =
                new VerifiedTokenCache<>(new TokenCacheConfiguration(size, Duration.ofHours(1)), Set.of(""), () -> 0);
        TokenPolicy policy = new TokenPolicy("", Set.of(), Set.of(), false, null, null, null);
        VerifiedClaims[] claims = new VerifiedClaims[CALLERS];
        Arrays.setAll(claims, i -> VerifiedClaims.unchecked("m2m_" + i, Map.of("sub", "m2m_" + i)));
        Lifetime lifetime = new Lifetime(0, Long.MAX_VALUE);
        return (position, token) -> {
            TokenDigest digest = digest(token);
            if (cache.find(digest) != null) {
                return true;
            }
            cache.put(digest, new VerifiedTokenCache.Entry<>(token, claims[token % CALLERS], null, policy, lifetime));
            return false;
        };
    }

    /** As evenly spread as a SHA-256. */
    private static TokenDigest digest(int token) {
        long mixed = (token + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return new TokenDigest(mixed, token, 0, 0);
    }

    private static Policy leastRecentlyUsed(int size) {
        Map<Integer, Boolean> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                return size() > size;
            }
        };
        return (position, token) -> kept.get(token) != null || kept.put(token, true) != null;
    }

    /** Throws away what is asked for again last, which may be what has just come. */
    private static Policy optimum(int[] requests, int size) {
        int[] next = next(requests);
        // Of what is kept, the positions of the next requests; each is of one token.
        BitSet asked = new BitSet(requests.length);
        int[] kept = {0};
        return (position, token) -> {
            boolean hit = asked.get(position);
            asked.clear(position);
            kept[0] -= hit ? 1 : 0;
            if (next[position] < requests.length) {
                asked.set(next[position]);
                if (++kept[0] > size) {
                    asked.clear(asked.previousSetBit(requests.length));
                    kept[0]--;
                }
            }
            return hit;
        };
    }

    /** Position of the next request of the same token; the length where there is none. */
    private static int[] next(int[] requests) {
        int[] last = new int[Arrays.stream(requests).max().orElse(0) + 1];
        Arrays.fill(last, requests.length);
        int[] next = new int[requests.length];
        for (int i = requests.length - 1; i >= 0; i--) {
            next[i] = last[requests[i]];
            last[requests[i]] = i;
        }
        return next;
    }
}
