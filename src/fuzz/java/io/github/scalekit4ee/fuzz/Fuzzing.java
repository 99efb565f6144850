package io.github.scalekit4ee.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Searches with Jazzer, one target after the other, each in a JVM of its own. Arguments: names of targets, separated by commas, or
 * {@code all}; seconds for each; the directory for results. In that directory each target has its own one with {@code log.txt},
 * {@code corpus}, which a later search goes on with, and {@code findings}; {@code figures.md} is the table of all.
 *
 * <p>After the search the inputs are merged: the fewest that reach all the code that was reached. With {@code
 * -Dfuzz.keep=true} they take the place of those that earlier searches have found; both these and those
 * that people have written are replayed by each build.
 */
final class Fuzzing {

    /** Of the inputs of one target, so that they are read and replayed in no time. */
    private static final int MOST_BYTES_KEPT = 6_000;

    private final String seconds;
    private final Path output;

    private Fuzzing(String seconds, Path output) {
        this.seconds = seconds;
        this.output = output;
    }

    public static void main(String[] arguments) throws Exception {
        Fuzzing fuzzing = new Fuzzing(arguments[1], Path.of(arguments[2]).toAbsolutePath());
        List<FuzzTarget> targets = arguments[0].equals("all")
                ? List.of(FuzzTarget.values())
                : Arrays.stream(arguments[0].split(",", -1))
                        .map(name -> FuzzTarget.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                        .toList();
        int findings = 0;
        for (FuzzTarget target : targets) {
            findings += fuzzing.search(target);
        }
        if (findings > 0) {
            throw new IllegalStateException(findings + " findings; see " + fuzzing.output + ".");
        }
    }

    private int search(FuzzTarget target) throws IOException, InterruptedException {
        Path directory = output.resolve(target.id());
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        Path findings = Files.createDirectories(directory.resolve("findings"));
        unpack(Corpus.of(target), corpus);
        System.out.println("Fuzzing " + target.id() + " for " + seconds + " s");
        List<String> log = jazzer(
                target,
                directory.resolve("log.txt"),
                "-max_total_time=" + seconds,
                "-print_final_stats=1",
                "-artifact_prefix=" + findings + "/",
                corpus.toString());
        Figures figures = Figures.of(log, count(findings));
        List<byte[]> fewest = merge(target, directory, corpus);
        Path packed = directory.resolve(target.id() + ".txt");
        Corpus.write(packed, fewest);
        if (Boolean.getBoolean("fuzz.keep")) {
            Corpus.write(target.found(), fewest);
        }
        figures.append(output.resolve("figures.md"), target, fewest.size(), Files.size(packed));
        return figures.findings();
    }

    private List<byte[]> merge(FuzzTarget target, Path directory, Path corpus)
            throws IOException, InterruptedException {
        Path merged = directory.resolve("merged");
        delete(merged);
        Files.createDirectories(merged);
        jazzer(target, directory.resolve("merge.txt"), "-merge=1", merged.toString(), corpus.toString());
        List<byte[]> smallestFirst = new ArrayList<>();
        for (Path file : files(merged)) {
            smallestFirst.add(Files.readAllBytes(file));
        }
        smallestFirst.sort(Comparator.comparingInt(input -> input.length));
        int bytes = 0;
        int kept = 0;
        while (kept < smallestFirst.size() && bytes + smallestFirst.get(kept).length <= MOST_BYTES_KEPT) {
            bytes += smallestFirst.get(kept).length;
            kept++;
        }
        return smallestFirst.subList(0, kept);
    }

    private static List<String> jazzer(FuzzTarget target, Path log, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=io.github.scalekit4ee.**",
                "--instrumentation_excludes=io.github.scalekit4ee.fuzz.**:io.github.scalekit4ee.testing.**",
                "--custom_hook_includes=io.github.scalekit4ee.**",
                "--reproducer_path=" + log.getParent(),
                "-max_len=4096",
                "-timeout=60"));
        Path words = Path.of("src/fuzz/dictionaries", target.id() + ".txt");
        if (Files.exists(words)) {
            command.add("-dict=" + words);
        }
        command.addAll(List.of(arguments));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return Files.readAllLines(log, UTF_8);
    }

    private static void unpack(List<byte[]> inputs, Path directory) throws IOException {
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(directory.resolve("kept-" + i), inputs.get(i));
        }
    }

    private static int count(Path directory) throws IOException {
        return files(directory).size();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path file : files(directory)) {
                Files.delete(file);
            }
        }
    }
}
