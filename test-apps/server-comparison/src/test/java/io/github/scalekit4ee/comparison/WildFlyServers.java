package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts WildFly: one installation, a base directory for each server. */
final class WildFlyServers {

    private static final String CONFIGURATION = "standalone-microprofile.xml";
    private static final String DOMAIN =
            "<application-security-domain name=\"other\" security-domain=\"ApplicationDomain\"";

    private final Path installation;
    private final Path directory;

    WildFlyServers(Path installation, Path directory) {
        this.installation = installation;
        this.directory = directory;
    }

    RunningServer start(String name, Path war, Map<String, String> environment) throws IOException {
        Path base = directory.resolve(name);
        Directories.copy(installation.resolve("standalone"), base);
        return start(name, base, war, environment);
    }

    /** For a mechanism of the application's own, whose callers WildFly looks up in a realm of its own by default. */
    RunningServer startForOwnMechanism(String name, Path war) throws IOException {
        Path base = directory.resolve(name);
        Directories.copy(installation.resolve("standalone"), base);
        Path configuration = base.resolve("configuration").resolve(CONFIGURATION);
        String text = Files.readString(configuration);
        int subsystem = text.indexOf("urn:jboss:domain:undertow:");
        int domain = text.indexOf(DOMAIN, subsystem);
        if (subsystem < 0 || domain < 0) {
            throw new IOException(
                    "The security domain \"other\" of Undertow is not where it was in " + configuration + ".");
        }
        int end = domain + DOMAIN.length();
        Files.writeString(configuration, text.substring(0, end) + " integrated-jaspi=\"false\"" + text.substring(end));
        return start(name, base, war, Map.of());
    }

    private RunningServer start(String name, Path base, Path war, Map<String, String> environment) throws IOException {
        Files.copy(war, base.resolve("deployments").resolve(war.getFileName()));
        int port = RunningServer.freePort();
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djboss.home.dir=" + installation,
                "-Djboss.server.base.dir=" + base,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.bind.address.management=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + RunningServer.freePort(),
                "-Djboss.management.http.port=" + RunningServer.freePort(),
                "-Djboss.management.https.port=" + RunningServer.freePort(),
                "-jar",
                installation.resolve("jboss-modules.jar").toString(),
                "-mp",
                installation.resolve("modules").toString(),
                "org.jboss.as.standalone",
                "-c",
                CONFIGURATION);
        command.environment().putAll(environment);
        return RunningServer.start(name, command, port, directory.resolve(name + ".log"));
    }
}
