package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts TomEE: one installation, a base directory for each server. */
final class TomeeServers {

    private final Path installation;
    private final Path directory;

    TomeeServers(Path installation, Path directory) {
        this.installation = installation;
        this.directory = directory;
    }

    RunningServer start(String name, Path war, Map<String, String> environment) throws IOException {
        Path base = directory.resolve(name);
        Directories.delete(base);
        Directories.copy(installation.resolve("conf"), base.resolve("conf"));
        for (String each : new String[] {"logs", "temp", "work", "webapps"}) {
            Files.createDirectories(base.resolve(each));
        }
        int port = RunningServer.freePort();
        Path configuration = base.resolve("conf/server.xml");
        String text = Files.readString(configuration);
        String own = text.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                .replace("<Connector port=\"8080\"", "<Connector address=\"127.0.0.1\" port=\"" + port + "\"");
        if (!own.contains("port=\"" + port + "\"")) {
            throw new IOException("The connector is not where it was in " + configuration + ".");
        }
        Files.writeString(configuration, own);
        Files.copy(war, base.resolve("webapps").resolve(war.getFileName()));
        // By name, since the server's archive may have been unpacked without its file modes.
        ProcessBuilder command = new ProcessBuilder(
                "bash", installation.resolve("bin/catalina.sh").toString(), "run");
        command.environment().putAll(environment);
        command.environment().put("CATALINA_HOME", installation.toString());
        command.environment().put("CATALINA_BASE", base.toString());
        command.environment().put("CATALINA_OPTS", "-Xmx512m");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return RunningServer.start(name, command, port, directory.resolve(name + ".log"));
    }
}
