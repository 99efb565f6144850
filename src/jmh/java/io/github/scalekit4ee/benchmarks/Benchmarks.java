package io.github.scalekit4ee.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.internal.token.CacheHitRatio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a JVM for each JDK and provider, one after the other. Arguments: {@code paired}, {@code jmh}, {@code growth}, {@code hits} or {@code jars};
 * homes of JDKs, separated by commas; the directory for the results.
 */
final class Benchmarks {

    /** Enough to keep collections rare and the same for everybody. */
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");

    private final Path output;

    private Benchmarks(Path output) {
        this.output = output;
    }

    public static void main(String[] arguments) throws Exception {
        Benchmarks benchmarks = new Benchmarks(Path.of(arguments[2]));
        for (String jdk : arguments[1].split(",", -1)) {
            benchmarks.run(arguments[0], Path.of(jdk));
        }
    }

    private void run(String benchmark, Path jdk) throws IOException, InterruptedException {
        switch (benchmark) {
            case "paired" -> paired(jdk);
            case "jmh" -> jmh(jdk);
            case "growth" ->
                java(
                        jdk,
                        GrowthBenchmark.class.getName(),
                        output.resolve("growth.md").toString(),
                        Path.of("src/jmh/plots").toString());
            case "hits" ->
                java(
                        jdk,
                        CacheHitRatio.class.getName(),
                        output.resolve("hits.md").toString());
            case "jars" ->
                java(
                        jdk,
                        PairedJars.class.getName(),
                        System.getProperty("benchmark.jars", "").split(",", -1));
            default -> throw new IllegalArgumentException("There is no benchmark " + benchmark + ".");
        }
    }

    private void paired(Path jdk) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (NativeProvider provider : NativeProvider.values()) {
            Path part = output.resolve("paired-" + provider.name().toLowerCase(java.util.Locale.ROOT) + ".md");
            java(jdk, PairedBenchmark.class.getName(), provider.name(), part.toString());
            all.append(Files.readString(part, UTF_8));
        }
        Path whole = output.resolve("paired-" + jdk.getFileName() + ".md");
        Files.writeString(whole, all, UTF_8);
        System.out.println("Written to " + whole);
    }

    private void jmh(Path jdk) throws IOException, InterruptedException {
        Files.createDirectories(output);
        String name = "jmh-" + jdk.getFileName();
        Path text = output.resolve(name + ".txt");
        java(
                jdk,
                "org.openjdk.jmh.Main",
                VerificationBenchmark.class.getSimpleName(),
                "-prof",
                "gc",
                "-p",
                "provider=" + System.getProperty("benchmark.providers", "DEFAULT,CORRETTO,CONSCRYPT"),
                "-rf",
                "json",
                "-rff",
                output.resolve(name + ".json").toString(),
                "-o",
                text.toString());
        // The file begins with every iteration; the table is at its end, below a line of headings. Of the collector
        // only the bytes.
        List<String> lines = Files.readAllLines(text, UTF_8);
        int table = 0;
        for (int i = 0; i < lines.size(); i++) {
            table = lines.get(i).startsWith("Benchmark  ") ? i : table;
        }
        lines.subList(table, lines.size()).stream()
                .filter(line -> !line.contains("gc.") || line.contains("gc.alloc.rate.norm"))
                .forEach(System.out::println);
        System.out.println("Written to " + text);
    }

    private static void java(Path jdk, String main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(HEAP);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("benchmark.")) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.add(main);
        command.addAll(List.of(arguments));
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new IllegalStateException(main + " ended with " + code + ".");
        }
    }
}
