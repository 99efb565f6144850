package io.github.scalekit4ee.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks a server's virtual machine from outside, by {@code jcmd}, and the kernel, so that the server needs nothing for it. */
final class Sampler {

    /** Twice: what has a finalizer or a cleaner goes at the second collection. */
    private static final List<String> COMMANDS = List.of(
            "GC.run", "GC.run", "GC.heap_info", "VM.classloader_stats", "VM.classloaders show-classes", "Thread.print");

    private static final Pattern HEAP = Pattern.compile("garbage-first heap .* used (\\d+)K");
    private static final Pattern CLASSES = Pattern.compile("Total = (\\d+) +(\\d+) ");

    /** The JDK makes a loader with one class for each method that is often called by reflection, and drops them with the method. */
    private static final Pattern REFLECTION =
            Pattern.compile("^0x.* jdk\\.internal\\.reflect\\.DelegatingClassLoader$");

    /** A class of which each deployment loads a copy of its own. */
    private static final Pattern COPY = Pattern.compile("\\bio\\.github\\.scalekit4ee\\.AccessTokenVerifier$");

    /** The virtual machine has as many for its compilers as it has to compile. */
    private static final Pattern THREAD = Pattern.compile("^\"(?!C[12] CompilerThread).*\" #\\d+ ");

    private final Path directory;

    Sampler(Path directory) {
        this.directory = directory;
    }

    Sample sample(Target target, double minute) throws IOException, InterruptedException {
        List<String> lines = ask(target, COMMANDS, "sample");
        Map<Measure, Double> values = new EnumMap<>(Measure.class);
        Matcher classes = find(CLASSES, lines);
        values.put(Measure.HEAP, Double.parseDouble(find(HEAP, lines).group(1)) / 1024);
        double ofReflection = count(lines, REFLECTION);
        values.put(Measure.CLASSES, Double.parseDouble(classes.group(2)) - ofReflection);
        values.put(Measure.LOADERS, Double.parseDouble(classes.group(1)) - ofReflection);
        values.put(Measure.COPIES, count(lines, COPY));
        values.put(Measure.THREADS, count(lines, THREAD));
        values.put(Measure.DESCRIPTORS, descriptors(target.server().pid()));
        return new Sample(minute, values);
    }

    /** What holds the heap, for whoever has to find out why it grew. */
    void histogram(Target target, String name) throws IOException, InterruptedException {
        ask(target, List.of("GC.class_histogram", "Thread.print", "VM.classloader_stats"), name);
    }

    private List<String> ask(Target target, List<String> commands, String name)
            throws IOException, InterruptedException {
        Path script = Files.write(directory.resolve(target.name() + "-commands.txt"), commands);
        Path answer = directory.resolve(target.name() + "-" + name + ".txt");
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(target.server().pid()),
                        "-f",
                        script.toString())
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        if (jcmd.waitFor() != 0) {
            throw new IOException(target.name() + " does not answer jcmd; see " + answer + ".");
        }
        return Files.readAllLines(answer, UTF_8);
    }

    private static Matcher find(Pattern pattern, List<String> lines) throws IOException {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd did not say " + pattern + "."));
    }

    private static double count(List<String> lines, Pattern pattern) {
        return lines.stream().filter(line -> pattern.matcher(line).find()).count();
    }

    private static double descriptors(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.count();
        }
    }
}
