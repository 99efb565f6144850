package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts Payara Micro, each time with directories of its own. */
final class PayaraServers {

    private final Path jar;
    private final Path directory;

    PayaraServers(Path jar, Path directory) {
        this.jar = jar;
        this.directory = directory;
    }

    RunningServer start(String name, Path war, Map<String, String> environment) throws IOException {
        Path own = Files.createDirectories(directory.resolve(name));
        Files.createDirectories(own.resolve("tmp"));
        // There is no option for the address of the listener.
        Path beforeBoot = Files.writeString(
                own.resolve("before-boot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
        int port = RunningServer.freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + own.resolve("tmp"),
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(port),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                beforeBoot.toString(),
                "--contextroot",
                "comparison",
                "--deploy",
                war.toString());
        command.environment().putAll(environment);
        return RunningServer.start(name, command, port, own.resolve("console.log"));
    }
}
