package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return start(name, war, environment, List.of());
    }

    /** @param further options of the virtual machine */
    RunningServer start(String name, Path war, Map<String, String> environment, List<String> further)
            throws IOException {
        Path own = Files.createDirectories(directory.resolve(name));
        Files.createDirectories(own.resolve("tmp"));
        // There is no option for the address of the listener.
        Path beforeBoot = Files.writeString(
                own.resolve("before-boot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
        int port = RunningServer.freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-Djava.io.tmpdir=" + own.resolve("tmp"));
        command.addAll(further);
        command.addAll(List.of("-jar", jar.toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--prebootcommandfile", beforeBoot.toString()));
        command.addAll(List.of("--contextroot", "comparison", "--deploy", war.toString()));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        return RunningServer.start(name, process, port, own.resolve("console.log"));
    }
}
