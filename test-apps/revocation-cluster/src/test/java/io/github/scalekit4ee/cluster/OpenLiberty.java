package io.github.scalekit4ee.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has no cluster; the application brings Hazelcast in its WAR. */
final class OpenLiberty implements Engine {

    /** In Hazelcast's own line about its members. */
    private static final Pattern MEMBERS = Pattern.compile("Members \\{size:(\\d+)");

    @Override
    public ProcessBuilder command(Path target, Path own, int port, Grid.Place grid) throws IOException {
        Path installation = target.resolve("servers/wlp");
        Path user = own.resolve("usr");
        Path server = user.resolve("servers/cluster");
        Path dropins = Files.createDirectories(server.resolve("dropins"));
        Path configurations = Path.of("src/servers").toAbsolutePath();
        Files.copy(
                configurations.resolve("liberty/server.xml"),
                server.resolve("server.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                target.resolve("cluster-liberty.war"),
                dropins.resolve("cluster.war"),
                StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + installation.resolve("lib/platform/java/java9.options"),
                "-javaagent:" + installation.resolve("bin/tools/ws-javaagent.jar"),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + own.resolve("tmp"),
                // By itself a Hazelcast in an application is a client of another cluster.
                "-Dhazelcast.jcache.provider.type=member",
                "-Dhazelcast.config=" + configurations.resolve("hazelcast/hazelcast.xml"),
                "-Dcluster.port=" + grid.port(),
                "-Dcluster.address=" + grid.address(),
                "-Dcluster.from=" + grid.from(),
                "-Dcluster.members=" + grid.members(),
                "-jar",
                installation.resolve("bin/tools/ws-server.jar").toString(),
                "cluster");
        command.environment().put("WLP_USER_DIR", user.toString());
        command.environment().put("WLP_LOGGING_CONSOLE_LOGLEVEL", "INFO");
        command.environment().put("HTTP_PORT", Integer.toString(port));
        return command;
    }

    @Override
    public OptionalInt members(String line) {
        Matcher matcher = MEMBERS.matcher(line);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    @Override
    public boolean canBeParted() {
        return true;
    }
}
