package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.internal.revocation.HazelcastMember;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that are members of one cluster of Hazelcast, whose CacheManager is a bean as on Payara. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
@Timeout(120)
class SharedTokensTest {

    private static final String PORT = "wiring.hazelcast";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/token")
    @RequestScoped
    public static class Outgoing {
        @Inject
        ClientCredentialsClient unnamed;

        @Inject
        @ScalekitClient("billing")
        ClientCredentialsClient billing;

        @GET
        public String hashes() {
            return unnamed.accessToken().value().hashCode() + " "
                    + billing.accessToken().value().hashCode();
        }
    }

    /** Hazelcast of a test starts with the application, and takes longer than a request waits for it. */
    @Path("/cache")
    @RequestScoped
    public static class Ready {
        @Inject
        CacheManager caches;

        @GET
        public boolean isThere() {
            return caches.getCache("tokens", String.class, String.class) != null;
        }
    }

    @ApplicationScoped
    public static class Cluster {
        private final HazelcastMember member = HazelcastMember.joining("wiring-tokens", Integer.getInteger(PORT));

        @Produces
        CacheManager caches() {
            return member.caches();
        }

        @PreDestroy
        void leave() {
            member.close();
        }
    }

    @Test
    void twoApplicationsMakeOneRequestForEachOfTheirClients(Server server, SimulatedScalekit scalekit)
            throws Exception {
        try (HazelcastMember first = HazelcastMember.first("wiring-tokens")) {
            System.setProperty(PORT, Integer.toString(first.port()));
            try (Deployment one = server.deploy(war(scalekit, Cluster.class, Ready.class));
                    Deployment other = server.deploy(war(scalekit, Cluster.class, Ready.class))) {
                awaitCache(one);
                awaitCache(other);
                int before = scalekit.requests(Endpoint.TOKEN);
                String tokens = one.get("/api/token").body();
                assertThat(other.get("/api/token").body()).isEqualTo(tokens);
                assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(before + 2);
            } finally {
                System.clearProperty(PORT);
            }
        }
    }

    @Test
    void withoutTheClusterEachApplicationWorksForItself(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, GoneCluster.class))) {
            int before = scalekit.requests(Endpoint.TOKEN);
            assertThat(app.get("/api/token").status()).isEqualTo(200);
            assertThat(scalekit.requests(Endpoint.TOKEN)).isEqualTo(before + 2);
        }
    }

    @Test
    void withoutJCacheTheDeploymentSaysWhatToDo(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(war(scalekit), server.loader(Set.of("javax.cache"))))
                .contains(
                        "scalekit.client.shared-cache (SCALEKIT_CLIENT_SHARED_CACHE): neither the server nor the application"
                                + " has the API of JCache (javax.cache). Add a provider such as Hazelcast");
    }

    private static void awaitCache(Deployment app) throws InterruptedException {
        while (!app.get("/api/cache").body().equals("true")) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static War war(SimulatedScalekit scalekit, Class<?>... further) {
        scalekit.registerClient("m2m_1", "hush-1");
        scalekit.registerClient("m2m_2", "hush-2");
        return War.of(Api.class, Outgoing.class, HazelcastMember.class)
                .with(further)
                .trusting(scalekit)
                .configured("scalekit.client-id", "m2m_1")
                .configured("scalekit.client-secret", "hush-1")
                .configured("scalekit.clients.billing.client-id", "m2m_2")
                .configured("scalekit.clients.billing.client-secret", "hush-2")
                .configured("scalekit.client.shared-cache", "tokens");
    }
}
