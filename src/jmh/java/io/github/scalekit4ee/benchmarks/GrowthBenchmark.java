package io.github.scalekit4ee.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.plots.SvgPlot;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How time and memory grow. Tokens are signed by a native provider outside of what is measured, since a million of them
 * would take the JDK's own half an hour; they are verified by the JDK's own providers, in an order that repeats.
 */
final class GrowthBenchmark {

    /** {@code -Dbenchmark.tokens=10000} for a quick run. */
    private static final int MOST_TOKENS = Integer.getInteger("benchmark.tokens", 1_000_000);

    private static final int CACHE_SIZE = 10_000;
    private static final int KEPT = 20_000;
    private static final int REPEATS = 9;
    private static final int OPERATIONS = 2_000;
    private static final int TURNS = 151;
    private static final int VERIFIERS = 20;
    private static final long CLIENT_END_MILLIS = 4_000;

    private final KeyPair pair;
    private final SigningKey key;
    private final SimulatedScalekit scalekit;
    private final ThreadMeter meter = new ThreadMeter();
    private final StringBuilder report = new StringBuilder();

    private GrowthBenchmark(SimulatedScalekit scalekit) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        this.pair = generator.generateKeyPair();
        this.key = SigningKey.of(pair);
        this.scalekit = scalekit;
        scalekit.addKey(key);
        scalekit.removeKey(scalekit.signingKey().kid());
    }

    /** Arguments: the file of the report, the directory of the plots. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Path plots = Path.of(arguments[1]);
        Files.createDirectories(plots);
        try (SimulatedScalekit scalekit = SimulatedScalekit.builder()
                .issuer(SampleToken.ISSUER)
                .tokenLifetime(Duration.ofDays(1))
                .start()) {
            GrowthBenchmark growth = new GrowthBenchmark(scalekit);
            growth.report.append(Machine.line()).append("\n\n");
            growth.warmUp();
            Files.writeString(plots.resolve("scopes.svg"), growth.scopes(), UTF_8);
            Files.writeString(plots.resolve("keys.svg"), growth.keys(), UTF_8);
            Files.writeString(plots.resolve("clients.svg"), growth.clients(), UTF_8);
            Files.writeString(plots.resolve("revocations.svg"), growth.revocations(), UTF_8);
            Files.writeString(plots.resolve("tokens.svg"), growth.tokens(), UTF_8);
            growth.report.append('\n').append(EnvironmentsGrowth.report());
            System.out.println(growth.report);
            Files.createDirectories(Path.of(arguments[0]).toAbsolutePath().getParent());
            Files.writeString(Path.of(arguments[0]), growth.report, UTF_8);
        }
    }

    private void warmUp() throws Exception {
        try (AccessTokenVerifier cold = verifier(0);
                AccessTokenVerifier warm = verifier(CACHE_SIZE)) {
            String token = sign(draft());
            meter.read(cold::verify, token, 60_000);
            meter.read(warm::verify, token, 300_000);
        }
    }

    /** Distinct tokens by turns, through a cache of the default size. */
    private String tokens() throws Exception {
        NavigableMap<Integer, Double> micros = new TreeMap<>();
        NavigableMap<Integer, Double> kilobytes = new TreeMap<>();
        heading("distinct tokens by turns", "µs of CPU", "kB kept by a verifier");
        for (int count : new int[] {1, 100, 10_000, 1_000_000}) {
            if (count > MOST_TOKENS) {
                break;
            }
            List<AccessTokenVerifier> verifiers = verifiers(count <= 100 ? VERIFIERS : 1, CACHE_SIZE);
            List<String> kept = new ArrayList<>();
            verifyDistinct(count, verifiers, kept);
            AccessTokenVerifier verifier = verifiers.get(0);
            double[] readings = new double[REPEATS];
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                int[] next = {0};
                readings[repeat] = meter.read(unused -> verifier.verify(kept.get(next[0]++ % kept.size())), "", KEPT)
                        .nanos();
            }
            micros.put(count, Series.quantile(readings, 0.5) / 1000);
            kilobytes.put(count, kilobytesFreed(verifiers));
            row(count, micros.get(count), kilobytes.get(count));
        }
        return SvgPlot.ofGrowth("Verification as tokens grow (cache of 10,000)", "distinct tokens by turns")
                .line("µs of CPU", micros)
                .line("kB kept by a verifier", kilobytes)
                .svg();
    }

    /** Signs and verifies on all cores: signing a million takes minutes. Adds the last ones to a list. */
    private void verifyDistinct(int count, List<AccessTokenVerifier> verifiers, List<String> kept) throws Exception {
        AtomicInteger next = new AtomicInteger();
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int core = 0; core < cores; core++) {
                running.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        String token = sign(draft());
                        verifiers.forEach(verifier -> verifier.verify(token));
                        if (count - i <= KEPT) {
                            synchronized (kept) {
                                kept.add(token);
                            }
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private List<AccessTokenVerifier> verifiers(int count, int cacheSize) {
        return IntStream.range(0, count)
                .mapToObj(i -> verifier(cacheSize))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What one verifier takes of the heap; the mean of several where that is little. Closes them. */
    private static double kilobytesFreed(List<AccessTokenVerifier> verifiers) throws InterruptedException {
        int count = verifiers.size();
        long with = CacheEntrySize.used();
        verifiers.forEach(AccessTokenVerifier::close);
        verifiers.clear();
        // The HTTP client's thread ends when it finds that nobody refers to the client.
        CacheEntrySize.used();
        Thread.sleep(CLIENT_END_MILLIS);
        return (with - CacheEntrySize.used()) / 1000.0 / count;
    }

    private String scopes() throws Exception {
        NavigableMap<Integer, Double> cold = new TreeMap<>();
        NavigableMap<Integer, Double> hit = new TreeMap<>();
        NavigableMap<Integer, Double> kilobytes = new TreeMap<>();
        heading("scopes", "µs of CPU, cache off", "µs, cache hit", "kB allocated, cache off");
        for (int count : new int[] {1, 10, 100, 1_000}) {
            String token = sign(draft().scopes(IntStream.range(0, count)
                    .mapToObj(i -> "s" + i + ":read")
                    .toArray(String[]::new)));
            try (AccessTokenVerifier off = verifier(0);
                    AccessTokenVerifier on = verifier(CACHE_SIZE)) {
                ThreadMeter.Reading reading = median(off::verify, token);
                cold.put(count, reading.nanos() / 1000);
                kilobytes.put(count, reading.bytes() / 1000);
                hit.put(count, median(on::verify, token).nanos() / 1000);
            }
            row(count, cold.get(count), hit.get(count), kilobytes.get(count));
        }
        return SvgPlot.ofGrowth("Verification as scopes grow", "scopes in the token")
                .line("µs of CPU, cache off", cold)
                .line("µs of CPU, cache hit", hit)
                .line("kB allocated, cache off", kilobytes)
                .svg();
    }

    private String keys() throws Exception {
        NavigableMap<Integer, Double> cold = new TreeMap<>();
        NavigableMap<Integer, Double> hit = new TreeMap<>();
        NavigableMap<Integer, Double> kilobytes = new TreeMap<>();
        heading("published keys", "µs of CPU, cache off", "µs, cache hit", "kB kept by a verifier");
        String token = sign(draft());
        int published = 1;
        for (int count : new int[] {1, 10, 30, 100}) {
            for (; published < count; published++) {
                // The same numbers under another name: what grows is the set, and making keys takes long.
                scalekit.addKey(key.withKid("snk_" + published));
            }
            try (AccessTokenVerifier off = verifier(0);
                    AccessTokenVerifier on = verifier(CACHE_SIZE)) {
                cold.put(count, median(off::verify, token).nanos() / 1000);
                hit.put(count, median(on::verify, token).nanos() / 1000);
            }
            List<AccessTokenVerifier> verifiers = verifiers(VERIFIERS, 0);
            verifiers.forEach(verifier -> verifier.verify(token));
            kilobytes.put(count, kilobytesFreed(verifiers));
            row(count, cold.get(count), hit.get(count), kilobytes.get(count));
        }
        return SvgPlot.ofGrowth("Verification as the key set grows", "published keys")
                .line("µs of CPU, cache off", cold)
                .line("µs of CPU, cache hit", hit)
                .line("kB kept by a verifier", kilobytes)
                .svg();
    }

    /** Threads that verify at once, each as fast as it can. */
    private String clients() throws Exception {
        NavigableMap<Integer, Double> cold = new TreeMap<>();
        NavigableMap<Integer, Double> hit = new TreeMap<>();
        NavigableMap<Integer, Double> kilobytes = new TreeMap<>();
        heading("clients in flight", "µs of CPU, cache off", "µs, cache hit", "kB allocated, cache off");
        String token = sign(draft());
        try (AccessTokenVerifier off = verifier(0);
                AccessTokenVerifier on = verifier(CACHE_SIZE)) {
            for (int count : new int[] {1, 2, 4, 16, 64}) {
                ThreadMeter.Reading reading = together(count, off::verify, token, 64_000 / count);
                cold.put(count, reading.nanos() / 1000);
                kilobytes.put(count, reading.bytes() / 1000);
                hit.put(
                        count,
                        together(count, on::verify, token, 640_000 / count).nanos() / 1000);
                row(count, cold.get(count), hit.get(count), kilobytes.get(count));
            }
        }
        return SvgPlot.ofGrowth("Verification as clients grow", "clients in flight")
                .line("µs of CPU, cache off", cold)
                .line("µs of CPU, cache hit", hit)
                .line("kB allocated, cache off", kilobytes)
                .svg();
    }

    /** The median of the clients, per operation. */
    private static ThreadMeter.Reading together(int count, Contestant.Check check, String token, int operations)
            throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<ThreadMeter.Reading>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return new ThreadMeter().read(check, token, operations);
                }));
            }
            Series series = new Series(count);
            for (int i = 0; i < count; i++) {
                ThreadMeter.Reading reading = running.get(i).get();
                series.nanos()[i] = reading.nanos();
                series.bytes()[i] = reading.bytes();
            }
            return new ThreadMeter.Reading(series.medianNanos(), series.medianBytes());
        } finally {
            threads.shutdown();
        }
    }

    /**
     * A cache hit with revocations of other tokens: of one kind, and of all five. The two verifiers of a row take turns, so that the ratio
     * is of one machine at one time; the first column is a verifier that has never had a revocation.
     */
    private String revocations() throws Exception {
        NavigableMap<Integer, Double> one = new TreeMap<>();
        NavigableMap<Integer, Double> all = new TreeMap<>();
        heading(
                "revocations",
                "µs of CPU, none",
                "of tokens",
                "ratio",
                "of all kinds",
                "ratio",
                "bytes allocated more",
                "bytes each");
        String token = sign(draft().claim("sid", "ses_1"));
        for (int count : new int[] {0, 1_000, 1_000_000}) {
            try (AccessTokenVerifier none = verifier(CACHE_SIZE);
                    AccessTokenVerifier tokens = verifier(CACHE_SIZE);
                    AccessTokenVerifier kinds = verifier(CACHE_SIZE)) {
                long before = CacheEntrySize.used();
                Instant end = Instant.now().plusSeconds(3600);
                for (int i = 0; i < count; i++) {
                    tokens.revocations().revokeToken("tkn_other_" + i, end);
                }
                double each = count == 0 ? 0 : (double) (CacheEntrySize.used() - before) / count;
                for (int i = 0; i < count / 5; i++) {
                    Instant now = Instant.now();
                    kinds.revocations().revokeToken("tkn_other_" + i, end);
                    kinds.revocations().revokeSession("ses_other_" + i);
                    kinds.revocations().revokeSubject("usr_other_" + i, now);
                    kinds.revocations().revokeClient("skc_other_" + i, now);
                    kinds.revocations().revokeOrganization("org_other_" + i, now);
                }
                Series[] series = byTurns(token, none::verify, tokens::verify, kinds::verify);
                one.put(Math.max(count, 1), series[1].medianNanos() / 1000);
                all.put(Math.max(count, 1), series[2].medianNanos() / 1000);
                row(
                        count,
                        series[0].medianNanos() / 1000,
                        series[1].medianNanos() / 1000,
                        series[1].over(series[0]).median(),
                        series[2].medianNanos() / 1000,
                        series[2].over(series[0]).median(),
                        series[2].medianBytes() - series[0].medianBytes(),
                        each);
            }
        }
        return SvgPlot.ofGrowth("A cache hit as revocations grow", "revocations")
                .line("µs of CPU, of tokens", one)
                .line("µs of CPU, of all kinds", all)
                .svg();
    }

    private Series[] byTurns(String token, Contestant.Check... checks) throws Exception {
        Series[] series = new Series[checks.length];
        for (int i = 0; i < checks.length; i++) {
            series[i] = new Series(TURNS);
            meter.read(checks[i], token, 20_000);
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (int i = 0; i < checks.length; i++) {
                ThreadMeter.Reading reading = meter.read(checks[i], token, OPERATIONS);
                series[i].nanos()[turn] = reading.nanos();
                series[i].bytes()[turn] = reading.bytes();
            }
        }
        return series;
    }

    private ThreadMeter.Reading median(Contestant.Check check, String token) throws Exception {
        Series series = new Series(REPEATS);
        meter.read(check, token, OPERATIONS);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            ThreadMeter.Reading reading = meter.read(check, token, OPERATIONS);
            series.nanos()[repeat] = reading.nanos();
            series.bytes()[repeat] = reading.bytes();
        }
        return new ThreadMeter.Reading(series.medianNanos(), series.medianBytes());
    }

    private AccessTokenVerifier verifier(int cacheSize) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .issuers(SampleToken.ISSUER)
                .audience(SampleToken.AUDIENCE)
                .tokenCacheSize(cacheSize)
                .build();
    }

    private TokenDraft draft() {
        return scalekit.mint().organizationClient().key(key).audience(SampleToken.AUDIENCE);
    }

    private String sign(TokenDraft draft) throws Exception {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String input = encoder.encodeToString(draft.headerJson().getBytes(UTF_8))
                + '.'
                + encoder.encodeToString(draft.payloadJson().getBytes(UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA", AmazonCorrettoCryptoProvider.INSTANCE);
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(US_ASCII));
        return input + '.' + encoder.encodeToString(signature.sign());
    }

    private void heading(String... columns) {
        report.append("\n| ")
                .append(String.join(" | ", columns))
                .append(" |\n")
                .append("|---".repeat(columns.length))
                .append("|\n");
    }

    private void row(int first, double... others) {
        report.append(String.format("| %,d |", first));
        for (double other : others) {
            report.append(String.format(" %,.2f |", other));
        }
        report.append('\n');
    }
}
