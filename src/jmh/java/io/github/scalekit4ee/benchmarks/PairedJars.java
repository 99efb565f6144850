package io.github.scalekit4ee.benchmarks;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a cache hit costs with two builds of the jar, for instance before and after something that should cost nothing while it is off. Both
 * are in one JVM, each in a class loader of its own, and take turns; each pair is compared for itself, so that whatever else the machine
 * does meets both alike.
 */
final class PairedJars {

    private static final int PAIRS = Integer.getInteger("benchmark.pairs", 151);
    private static final int OPERATIONS = 20_000;
    private static final int TOKENS = 10;

    private final ThreadMeter meter = new ThreadMeter();

    /** Arguments: two jars, the older one first. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofDays(1)).start()) {
            System.out.println(Machine.line() + "\n"
                    + new PairedJars().report(scalekit, Path.of(arguments[0]), Path.of(arguments[1])));
        }
    }

    private String report(SimulatedScalekit scalekit, Path older, Path newer) throws Exception {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            tokens.add(scalekit.mint()
                    .organizationClient()
                    .audience(SampleToken.AUDIENCE)
                    .token());
        }
        Contestant.Check before = check(older, scalekit.environmentUrl());
        Contestant.Check after = check(newer, scalekit.environmentUrl());
        // Twice: what the first saw of the JDK's code was compiled without knowing the other.
        for (int pass = 0; pass < 2; pass++) {
            read(before, tokens, 10 * OPERATIONS);
            read(after, tokens, 10 * OPERATIONS);
        }
        Series first = new Series(PAIRS);
        Series second = new Series(PAIRS);
        for (int pair = 0; pair < PAIRS; pair++) {
            if (pair % 2 == 0) {
                put(first, pair, read(before, tokens, OPERATIONS));
                put(second, pair, read(after, tokens, OPERATIONS));
            } else {
                put(second, pair, read(after, tokens, OPERATIONS));
                put(first, pair, read(before, tokens, OPERATIONS));
            }
        }
        return String.format(
                "| jar | µs, cache hit | bytes allocated |%n|---|---|---|%n| older | %.3f | %.0f |%n| newer | %.3f | %.0f |%n%n"
                        + "Ratio, median of %d pairs: %s.%n",
                first.medianNanos() / 1000,
                first.medianBytes(),
                second.medianNanos() / 1000,
                second.medianBytes(),
                PAIRS,
                second.over(first).text());
    }

    private static void put(Series series, int pair, ThreadMeter.Reading reading) {
        series.nanos()[pair] = reading.nanos();
        series.bytes()[pair] = reading.bytes();
    }

    private ThreadMeter.Reading read(Contestant.Check check, List<String> tokens, int operations) throws Exception {
        int[] next = {0};
        return meter.read(unused -> check.verify(tokens.get(next[0]++ % TOKENS)), "", operations);
    }

    /** Without a listener, and with the flight recorder off. The class loader stays open: the verifier's classes come from it. */
    @SuppressWarnings("resource")
    private static Contestant.Check check(Path jar, URI environment) throws Exception {
        ClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        Class<?> type = loader.loadClass("io.github.scalekit4ee.AccessTokenVerifier");
        Object builder = type.getMethod("builder").invoke(null);
        Class<?> builderType = builder.getClass();
        builderType.getMethod("environmentUrl", URI.class).invoke(builder, environment);
        Method audience = builderType.getMethod("audience", String.class);
        audience.invoke(builder, SampleToken.AUDIENCE);
        Object verifier = builderType.getMethod("build").invoke(builder);
        MethodHandle verify = MethodHandles.publicLookup()
                .unreflect(type.getMethod("verify", String.class))
                .bindTo(verifier);
        return token -> {
            try {
                return verify.invoke(token);
            } catch (Exception e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
