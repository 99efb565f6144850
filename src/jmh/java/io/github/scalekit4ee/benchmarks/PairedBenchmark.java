package io.github.scalekit4ee.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One JVM with one provider: the paired run and its table. */
final class PairedBenchmark {

    private PairedBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        NativeProvider provider = NativeProvider.valueOf(arguments[0]);
        provider.install();
        try (SampleToken sample = SampleToken.create();
                Contestants contestants = new Contestants(sample)) {
            List<Contestant> field = new ArrayList<>(contestants.all());
            if (provider == NativeProvider.DEFAULT) {
                field.remove(contestants.named(Contestants.JOSE4J_ON_DEFAULT));
            }
            Map<String, Series> series = new PairedRun().run(field, sample.text());
            String table = heading(provider)
                    + table(series)
                    + threads(contestants.named(Contestants.HIT), sample)
                    + keptToken(provider, sample);
            System.out.println(table);
            write(Path.of(arguments[1]), table);
        }
        // Vert.x and Netty may leave threads behind.
        System.exit(0);
    }

    private static String heading(NativeProvider provider) {
        return String.format(
                "#### JDK %s, %s%n%s. %s.%n%n",
                Runtime.version().feature(),
                provider.title(),
                Machine.line(),
                Machine.versions(Contestants.libraries()));
    }

    private static String table(Map<String, Series> series) {
        Series jose4j = series.getOrDefault(Contestants.JOSE4J_ON_DEFAULT, series.get(Contestants.JOSE4J));
        Series floor = series.get(Contestants.FLOOR);
        StringBuilder rows = new StringBuilder(
                "| | µs of CPU | × as fast as jose4j on the JDK's provider | × the floor's time | bytes allocated |\n|---|---|---|---|---|\n");
        series.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().medianNanos()))
                .forEach(entry -> rows.append(String.format(
                        "| %s | %.2f | %s | %s | %,.0f |%n",
                        entry.getKey(),
                        entry.getValue().medianNanos() / 1000,
                        jose4j.over(entry.getValue()).text(),
                        entry.getValue().over(floor).text(),
                        entry.getValue().medianBytes())));
        return rows.append('\n').toString();
    }

    private static String threads(Contestant hit, SampleToken sample) throws Exception {
        TwoThreads threads = TwoThreads.measure(hit.check(), sample.text());
        return String.format(
                "A hit takes %.2f µs of CPU by one thread alone and %.2f µs by each of two at once, which waited %d times.%n",
                threads.nanosByOne() / 1000, threads.nanosByTwo() / 1000, threads.waits());
    }

    /** The same with each provider; objects that a native one leaves to be finalized would blur the difference. */
    private static String keptToken(NativeProvider provider, SampleToken sample) {
        return provider == NativeProvider.DEFAULT
                ? String.format("A kept token takes %.0f bytes.%n%n", CacheEntrySize.bytes(sample))
                : String.format("%n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }
}
