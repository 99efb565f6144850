package io.github.scalekit4ee.internal.revocation;

import com.hazelcast.cache.impl.HazelcastServerCachingProvider;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.cache.CacheManager;

/** A member of a cluster of Hazelcast in this JVM, on loopback only. */
public final class HazelcastMember implements AutoCloseable {

    private final HazelcastInstance instance;
    private final CacheManager caches;
    private final int port;

    private HazelcastMember(HazelcastInstance instance, int port) {
        this.instance = instance;
        this.port = port;
        this.caches = new HazelcastServerCachingProvider(instance).getCacheManager();
    }

    /** The first one of a cluster. */
    public static HazelcastMember first(String cluster) {
        int port = freePort();
        return start(cluster, port, port);
    }

    /** Another one. */
    public HazelcastMember another() {
        return joining(instance.getConfig().getClusterName(), port);
    }

    /** @param first port of the first one */
    public static HazelcastMember joining(String cluster, int first) {
        return start(cluster, freePort(), first);
    }

    public int port() {
        return port;
    }

    private static HazelcastMember start(String cluster, int port, int first) {
        Config config = new Config();
        config.setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.partition.count", "11");
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + first);
        return new HazelcastMember(Hazelcast.newHazelcastInstance(config), port);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public CacheManager caches() {
        return caches;
    }

    int size() {
        return instance.getCluster().getMembers().size();
    }

    /** At once, as if its process were killed: an orderly end would wait for others of the test that end, too. */
    @Override
    public void close() {
        instance.getLifecycleService().terminate();
    }
}
