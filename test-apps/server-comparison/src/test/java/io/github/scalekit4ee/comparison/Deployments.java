package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applications that come and go on a running Open Liberty. Each has a name of its own: the server remembers parts of an earlier one. */
final class Deployments {

    private static final long LIMIT_MILLIS = 60_000;

    private final RunningServer server;
    private final Path dropins;
    private int deployments;

    Deployments(RunningServer server, Path dropins) {
        this.server = server;
        this.dropins = dropins;
    }

    /** @param seconds by the server's own clock ({@code CWWKZ0001I}) */
    record Started(String name, double seconds) {}

    void awaitServer() throws IOException, InterruptedException {
        awaitMessage(Pattern.compile("CWWKF0011I"));
    }

    Started start(Path war) throws IOException, InterruptedException {
        String name = "deployment" + deployments++;
        // Not copied in place: the server would find half a file.
        Path whole = Files.copy(war, dropins.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
        Files.move(whole, dropins.resolve(name + ".war"), StandardCopyOption.REPLACE_EXISTING);
        Matcher started =
                awaitMessage(Pattern.compile("CWWKZ0001I: Application " + name + " started in ([0-9.]+) seconds"));
        return new Started(name, Double.parseDouble(started.group(1)));
    }

    void remove(Started application) throws IOException, InterruptedException {
        Files.delete(dropins.resolve(application.name() + ".war"));
        awaitMessage(Pattern.compile("CWWKZ0009I: The application " + application.name() + " "));
    }

    private Matcher awaitMessage(Pattern message) throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + LIMIT_MILLIS;
        while (System.currentTimeMillis() < end) {
            Matcher matcher = message.matcher(server.console());
            if (matcher.find()) {
                return matcher;
            }
            Thread.sleep(100);
        }
        throw new IOException("The server did not say " + message + ".");
    }
}
