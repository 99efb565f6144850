package io.github.scalekit4ee.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Has a Hazelcast of its own, which it offers as a bean. */
final class PayaraMicro implements Engine {

    /** In Payara's own line about its data grid. */
    private static final String MEMBERS = "DG Size: ";

    @Override
    public ProcessBuilder command(Path target, Path own, int port, Grid.Place grid) throws IOException {
        // There is no option for the address of the listener.
        Path beforeBoot = Files.writeString(
                own.resolve("before-boot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + own.resolve("tmp"),
                // A member that does not answer for so long is out of the cluster; a minute by default.
                "-Dhazelcast.max.no.heartbeat.seconds=10",
                "-Dhazelcast.heartbeat.interval.seconds=1",
                // How soon halves of a split cluster find each other again; five and two minutes by default.
                "-Dhazelcast.merge.first.run.delay.seconds=10",
                "-Dhazelcast.merge.next.run.delay.seconds=5",
                "-Dhazelcast.partition.count=31",
                "-jar",
                target.resolve("servers/payara-micro.jar").toString(),
                "--port",
                Integer.toString(port),
                "--interfaces",
                "127.0.0.1",
                "--startport",
                Integer.toString(grid.port()),
                "--clustermode",
                "tcpip:" + grid.members(),
                "--clustername",
                "revocations",
                "--disablephonehome",
                "--prebootcommandfile",
                beforeBoot.toString(),
                "--contextroot",
                "cluster",
                "--deploy",
                target.resolve("cluster.war").toString());
    }

    @Override
    public OptionalInt members(String line) {
        int at = line.indexOf(MEMBERS);
        return at < 0
                ? OptionalInt.empty()
                : OptionalInt.of(
                        Integer.parseInt(line.substring(at + MEMBERS.length()).strip()));
    }

    @Override
    public boolean canBeParted() {
        return false;
    }
}
