package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TestClients;
import io.github.scalekit4ee.internal.cluster.JCacheMap;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.revocation.HazelcastMember;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real engine that Payara has, three members in this JVM, and the real threads and times. */
@Timeout(120)
class HazelcastTokensTest {

    private final ScriptedHttp http = new ScriptedHttp(new ManualTime());
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void threeMembersMakeOneRequestAlsoWhenTheOneThatMakesItDies() throws Exception {
        HazelcastMember one = opened(HazelcastMember.first("tokens"));
        HazelcastMember two = opened(one.another());
        HazelcastMember three = opened(one.another());
        List<ClientCredentialsClient> nodes = List.of(client(one), client(two), client(three));
        http.always(request -> {
            int number = http.sent().size();
            TimeUnit.MILLISECONDS.sleep(200);
            return ScriptedHttp.token("token-" + number, 3600);
        });
        assertThat(TestClients.allAtOnce(nodes)).containsOnly("token-1");
        assertThat(client(three).accessToken().value())
                .as("of a client that comes later")
                .isEqualTo("token-1");
        assertThat(http.sent()).hasSize(1);

        CountDownLatch asked = new CountDownLatch(1);
        http.then(request -> {
            asked.countDown();
            new CountDownLatch(1).await(); // as long as its node lives
            return ScriptedHttp.token("late", 3600);
        });
        nodes.forEach(node -> node.invalidate(node.accessToken()));
        Thread dying = new Thread(() -> {
            try {
                nodes.get(0).accessToken();
            } catch (RuntimeException e) {
                return; // it dies
            }
        });
        dying.start();
        asked.await();
        one.close();
        nodes.get(0).close();
        // In the moment in which a member dies the others do not answer, and each node would work for itself.
        two.caches().getCache("tokens", String.class, String.class).get("any");
        three.caches().getCache("tokens", String.class, String.class).get("other");

        assertThat(TestClients.allAtOnce(nodes.subList(1, 3))).containsOnly("token-3");
        assertThat(http.sent()).hasSize(3);

        two.close();
        three.close();
        assertThat(client(three).accessToken().value()).as("for itself").isEqualTo("token-4");
    }

    private ClientCredentialsClient client(HazelcastMember member) {
        SharedCache cache = opened(
                new SharedCache("tokens", () -> JCacheMap.of(member.caches(), "tokens", SharedTokens.LONGEST_USE)));
        cache.open();
        return opened(TestClients.sharing(http, Time.system(), () -> TestClients.CREDENTIALS, cache));
    }

    private <T extends AutoCloseable> T opened(T closeable) {
        opened.add(closeable);
        return closeable;
    }
}
