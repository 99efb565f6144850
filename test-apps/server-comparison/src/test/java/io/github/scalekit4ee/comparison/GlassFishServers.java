package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts GlassFish: one installation, a domain for each server. */
final class GlassFishServers {

    private static final String DOMAIN = "domain1";

    /** All that a domain listens on. */
    private static final String[] PORTS = {"8080", "8181", "4848", "3700", "3820", "3920", "8686"};

    private final Path installation;
    private final Path directory;

    GlassFishServers(Path installation, Path directory) {
        this.installation = installation;
        this.directory = directory;
    }

    RunningServer start(String name, Path war, Map<String, String> environment) throws IOException {
        Path domains = directory.resolve(name);
        Directories.delete(domains);
        Path domain = domains.resolve(DOMAIN);
        Files.createDirectories(domains);
        Directories.copy(installation.resolve("glassfish/domains").resolve(DOMAIN), domain);
        int port = RunningServer.freePort();
        configure(domain.resolve("config/domain.xml"), port);
        Files.copy(war, domain.resolve("autodeploy").resolve(war.getFileName()));
        // By name, since the server's archive may have been unpacked without its file modes.
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                installation.resolve("bin/asadmin").toString(),
                "start-domain",
                "--domaindir",
                domains.toString(),
                "--verbose",
                DOMAIN);
        command.environment().putAll(environment);
        command.environment().put("AS_JAVA", System.getProperty("java.home"));
        return RunningServer.start(name, command, port, directory.resolve(name + ".log"));
    }

    private static void configure(Path configuration, int port) throws IOException {
        String text = Files.readString(configuration)
                .replace("address=\"0.0.0.0\"", "address=\"127.0.0.1\"")
                .replace("<network-listener port=", "<network-listener address=\"127.0.0.1\" port=");
        for (String each : PORTS) {
            int own = each.equals("8080") ? port : RunningServer.freePort();
            String changed = text.replace("port=\"" + each + "\"", "port=\"" + own + "\"");
            if (changed.equals(text)) {
                throw new IOException("There is no port " + each + " in " + configuration + ".");
            }
            text = changed;
        }
        Files.writeString(configuration, text);
    }
}
