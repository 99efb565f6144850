package io.github.scalekit4ee.sidebyside.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of the server, made from outside with the settings file in the jar, as an operator does. */
final class FlightRecording implements AutoCloseable {
    private final Path directory;
    private final long server;

    private FlightRecording(Path directory, long server) {
        this.directory = directory;
        this.server = server;
    }

    static FlightRecording start(Path directory) throws Exception {
        Path settings = directory.resolve("scalekit4ee.jfc");
        try (ZipFile jar = new ZipFile(Wars.theJar());
                InputStream file = jar.getInputStream(jar.getEntry("META-INF/scalekit4ee.jfc"))) {
            Files.copy(file, settings);
        }
        FlightRecording recording = new FlightRecording(directory, server());
        recording.jcmd("JFR.start", "name=scalekit4ee", "settings=" + settings);
        return recording;
    }

    /** What was recorded until now. */
    List<RecordedEvent> events() throws Exception {
        Path file = directory.resolve("recording.jfr");
        jcmd("JFR.dump", "name=scalekit4ee", "filename=" + file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("scalekit4ee."))
                .toList();
    }

    @Override
    public void close() throws Exception {
        jcmd("JFR.stop", "name=scalekit4ee");
    }

    /** The JVM that this project has started, and that is not one of Maven's. */
    private static long server() {
        String here = Path.of("").toAbsolutePath().toString();
        return ProcessHandle.allProcesses()
                .filter(each -> {
                    String command = commandLine(each.pid());
                    return command.contains("java")
                            && command.contains(here)
                            && (command.contains("ws-server.jar")
                                    || command.contains("jboss-modules.jar")
                                    || command.contains("glassfish")
                                    || command.contains("catalina"))
                            && !command.contains("surefire")
                            && !command.contains("plexus-classworlds")
                            && !command.contains("/sh");
                })
                .mapToLong(ProcessHandle::pid)
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private void jcmd(String... arguments) throws Exception {
        Process jcmd = new ProcessBuilder()
                .command(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                                .toString(),
                                        Long.toString(server)),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!jcmd.waitFor(1, TimeUnit.MINUTES) || jcmd.exitValue() != 0) {
            throw new UncheckedIOException(new IOException(said));
        }
    }
}
