package io.github.scalekit4ee.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where and with what something was measured. */
final class Machine {

    private Machine() {}

    static String line() {
        return LocalDate.now(ZoneOffset.UTC) + "; " + Runtime.getRuntime().availableProcessors() + " cores of "
                + processor() + ", " + System.getProperty("os.name") + "; " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.vm.version");
    }

    private static String processor() {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/cpuinfo"));
            return lines.stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    static String versions(Map<String, Class<?>> libraries) {
        return libraries.values().stream().map(Machine::file).sorted().collect(Collectors.joining(", "));
    }

    private static String file(Class<?> type) {
        String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return path.substring(path.lastIndexOf('/') + 1).replace(".jar", "");
    }
}
