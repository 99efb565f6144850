package io.github.scalekit4ee.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Starts Open Liberty: one installation, a server directory for each server. */
public final class LibertyServers {

    private final Path installation;
    private final Path configurations;
    private final Path userDirectory;

    /**
     * @param installation the unpacked {@code wlp}
     * @param configurations has the {@code server.xml} of each kind
     * @param userDirectory for servers and applications
     */
    public LibertyServers(Path installation, Path configurations, Path userDirectory) {
        this.installation = installation;
        this.configurations = configurations;
        this.userDirectory = userDirectory;
    }

    /** @param war deployed under the name of its file; null for a server without an application */
    public RunningServer start(String name, String configuration, Path war, Map<String, String> environment)
            throws IOException {
        return start(name, configuration, war, environment, List.of());
    }

    /** @param further options of the virtual machine */
    public RunningServer start(
            String name, String configuration, Path war, Map<String, String> environment, List<String> further)
            throws IOException {
        Path server = userDirectory.resolve("servers").resolve(name);
        Files.createDirectories(server.resolve("dropins"));
        Files.copy(
                configurations.resolve(configuration + ".xml"),
                server.resolve("server.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.write(
                server.resolve("jvm.options"),
                Stream.concat(Stream.of("-Xmx512m"), further.stream()).toList());
        if (war != null) {
            Files.copy(war, dropins(name).resolve(war.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        int port = RunningServer.freePort();
        ProcessBuilder command =
                new ProcessBuilder(installation.resolve("bin").resolve("server").toString(), "run", name);
        command.environment().putAll(environment);
        command.environment().put("WLP_USER_DIR", userDirectory.toString());
        command.environment().put("HTTP_PORT", Integer.toString(port));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return RunningServer.start(
                name, command, port, userDirectory.resolve("logs").resolve(name + ".log"));
    }

    public Path dropins(String name) {
        return userDirectory.resolve("servers").resolve(name).resolve("dropins");
    }
}
