package io.github.scalekit4ee.benchmarks;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a cache hit costs with one environment and with ten. Both are measured by turns within one run, and compared pair by pair, so that
 * whatever else the machine does meets both alike.
 */
final class EnvironmentsGrowth {

    private static final int ENVIRONMENTS = 10;
    private static final int PAIRS = Integer.getInteger("benchmark.pairs", 41);
    private static final int OPERATIONS = 20_000;

    private final ThreadMeter meter = new ThreadMeter();
    private final SimulatedScalekit scalekit;

    private EnvironmentsGrowth(SimulatedScalekit scalekit) {
        this.scalekit = scalekit;
    }

    /** By itself; GrowthBenchmark has it, too. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        System.out.println(Machine.line() + "\n" + report());
    }

    static String report() throws Exception {
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofDays(1)).start()) {
            return new EnvironmentsGrowth(scalekit).measured();
        }
    }

    private String measured() throws Exception {
        List<String> ofOne = tokens(1);
        List<String> ofTen = tokens(ENVIRONMENTS);
        try (AccessTokenVerifier one = verifier(1);
                AccessTokenVerifier ten = verifier(ENVIRONMENTS)) {
            read(one, ofOne, 10 * OPERATIONS);
            read(ten, ofTen, 10 * OPERATIONS);
            double[] first = new double[PAIRS];
            double[] second = new double[PAIRS];
            double[] ratios = new double[PAIRS];
            double bytes = 0;
            for (int pair = 0; pair < PAIRS; pair++) {
                boolean oneBefore = pair % 2 == 0;
                ThreadMeter.Reading before = oneBefore ? read(one, ofOne, OPERATIONS) : read(ten, ofTen, OPERATIONS);
                ThreadMeter.Reading after = oneBefore ? read(ten, ofTen, OPERATIONS) : read(one, ofOne, OPERATIONS);
                first[pair] = (oneBefore ? before : after).nanos();
                second[pair] = (oneBefore ? after : before).nanos();
                ratios[pair] = second[pair] / first[pair];
                bytes = (oneBefore ? after : before).bytes() - (oneBefore ? before : after).bytes();
            }
            return String.format(
                    "| environments | µs, cache hit |%n|---|---|%n| 1 | %.3f |%n| %d | %.3f |%n%n"
                            + "Ratio, median of %d pairs: %.3f (quartiles %.3f to %.3f); %.1f bytes more allocated a hit.%n",
                    Series.quantile(first, 0.5) / 1000,
                    ENVIRONMENTS,
                    Series.quantile(second, 0.5) / 1000,
                    PAIRS,
                    Series.quantile(ratios, 0.5),
                    Series.quantile(ratios, 0.25),
                    Series.quantile(ratios, 0.75),
                    bytes);
        }
    }

    private ThreadMeter.Reading read(AccessTokenVerifier verifier, List<String> tokens, int operations)
            throws Exception {
        int[] next = {0};
        return meter.read(unused -> verifier.verify(tokens.get(next[0]++ % tokens.size())), "", operations);
    }

    /** As many tokens whatever the number of their issuers. */
    private List<String> tokens(int environments) {
        return IntStream.range(0, ENVIRONMENTS)
                .mapToObj(i -> scalekit.mint()
                        .organizationClient()
                        .issuer(issuer(i % environments))
                        .audience(SampleToken.AUDIENCE)
                        .token())
                .toList();
    }

    private AccessTokenVerifier verifier(int environments) {
        AccessTokenVerifier.Builder builder = AccessTokenVerifier.builder();
        for (int i = 0; i < environments; i++) {
            String issuer = issuer(i);
            builder.environment("e" + i, e -> e.issuer(issuer)
                    .jwksUrl(URI.create(scalekit.environmentUrl() + "/keys"))
                    .audience(SampleToken.AUDIENCE));
        }
        return builder.build();
    }

    private static String issuer(int number) {
        return "https://e" + number + ".example";
    }
}
