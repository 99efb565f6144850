package io.github.scalekit4ee.internal.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.cluster.JCacheMap;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.revocation.RevocationStatus.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real engine that Payara has, several members in this JVM, and the real threads. */
class HazelcastTest {

    private static final String CACHE = "revocations";

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void aRevocationReachesEveryNodeAlsoOneThatJoinsLater() throws Exception {
        HazelcastMember first = opened(HazelcastMember.first("reach"));
        Revocations one = node(first);
        Revocations two = node(opened(first.another()));
        Revocations three = node(opened(first.another()));
        assertThat(first.size()).isEqualTo(3);
        await(Duration.ofSeconds(20), () -> isCurrent(one) && isCurrent(two) && isCurrent(three));

        one.revokeSession("ses_1");
        two.revokeSession("ses_2");

        await(Duration.ofSeconds(5), () -> has(one, 2) && has(two, 2) && has(three, 2));
        Revocations late = node(opened(first.another()));
        await(Duration.ofSeconds(20), () -> isCurrent(late));
        assertThat(late.list()).hasSize(2);
    }

    @Test
    void whenTheMemberDiesTheCopyServesAndSaysSo() throws Exception {
        HazelcastMember member = opened(HazelcastMember.first("dies"));
        Revocations node = node(member);
        await(Duration.ofSeconds(20), () -> isCurrent(node));
        node.revokeSession("ses_1");

        member.close();
        await(Duration.ofSeconds(20), () -> node.status().state() == State.STALE);

        assertThat(node.status().refuses()).isFalse();
        node.revokeSession("ses_2");
        assertThat(node.list()).hasSize(2);
    }

    @Test
    void aNodeWithoutAClusterRefusesUntilItHasOneUnlessItIsToServe() {
        HazelcastMember member = HazelcastMember.first("gone");
        member.close();

        for (boolean serves : new boolean[] {false, true}) {
            Revocations node = opened(new Revocations(
                    configuration(serves),
                    Time.system(),
                    Events.none(),
                    () -> JCacheMap.of(member.caches(), CACHE, null)));
            assertThat(node.status().state()).isEqualTo(State.UNKNOWN);
            assertThat(node.status().refuses()).isEqualTo(!serves);
        }
    }

    @Test
    void aCacheThatTheServerConfiguredIsTakenAsItIs() {
        CacheManager manager = opened(HazelcastMember.first("configured")).caches();
        manager.createCache("typed", new MutableConfiguration<String, String>().setTypes(String.class, String.class));
        manager.createCache("untyped", new MutableConfiguration<>());
        for (String name : List.of("typed", "untyped", "new")) {
            JCacheMap map = JCacheMap.of(manager, name, null);
            assertThat(map.putIfAbsent("a", "1")).isTrue();
            assertThat(map.putIfAbsent("a", "2")).isFalse();
            assertThat(map.replace("a", "2", "3")).isFalse();
            assertThat(map.replace("a", "1", "3")).isTrue();
            assertThat(JCacheMap.of(manager, name, null).get("a")).isEqualTo("3");
            map.remove("a", "1");
            List<String> all = new ArrayList<>();
            map.forEach((key, value) -> all.add(key + "=" + value));
            assertThat(all).containsExactly("a=3");
            map.remove("a", "3");
            assertThat(map.get("a")).isNull();
        }
    }

    private Revocations node(HazelcastMember member) {
        return opened(new Revocations(
                configuration(false), Time.system(), Events.none(), () -> JCacheMap.of(member.caches(), CACHE, null)));
    }

    private static RevocationConfiguration configuration(boolean servesUnknown) {
        return new RevocationConfiguration(Duration.ofDays(1), 1000, CACHE, servesUnknown);
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        opened.add(closeable);
        return closeable;
    }

    private static boolean isCurrent(Revocations node) {
        return node.status().state() == State.CURRENT;
    }

    private static boolean has(Revocations node, int number) {
        return node.list().size() == number;
    }

    private static void await(Duration longest, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
