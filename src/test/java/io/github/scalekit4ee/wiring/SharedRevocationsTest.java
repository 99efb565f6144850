package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.TokenRevocations;
import io.github.scalekit4ee.internal.revocation.HazelcastMember;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Applications that are members of one cluster of Hazelcast, whose CacheManager is a bean as on Payara. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class SharedRevocationsTest {

    private static final String PORT = "wiring.hazelcast";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/open")
    @RequestScoped
    public static class Open {
        @GET
        public String open() {
            return "open";
        }
    }

    @Path("/revoke")
    @RequestScoped
    public static class Revoking {
        @Inject
        TokenRevocations revocations;

        @GET
        public String revoke() {
            revocations.revokeSession("ses_1");
            return "revoked";
        }
    }

    @Path("/ready")
    @RequestScoped
    public static class Ready {
        @Inject
        @Readiness
        Instance<HealthCheck> checks;

        @GET
        public String ready() {
            StringBuilder all = new StringBuilder();
            for (HealthCheck each : checks) {
                HealthCheckResponse answer = each.call();
                all.append(answer.getName() + " " + answer.getStatus() + " "
                        + answer.getData().orElseThrow() + "\n");
            }
            return all.toString();
        }
    }

    @ApplicationScoped
    public static class Cluster {
        private final HazelcastMember member = HazelcastMember.joining("wiring", Integer.getInteger(PORT));

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
    void whatOneRevokesTheOtherRefuses(Server server, SimulatedScalekit scalekit) throws Exception {
        try (HazelcastMember first = HazelcastMember.first("wiring")) {
            System.setProperty(PORT, Integer.toString(first.port()));
            War war = war(scalekit, Cluster.class);
            try (Deployment one = server.deploy(war);
                    Deployment other = server.deploy(war(scalekit, Cluster.class))) {
                String token = user(scalekit);
                awaitStatus(one, token, 200, 60);
                awaitStatus(other, token, 200, 60);

                assertThat(one.get("/api/revoke").body()).isEqualTo("revoked");

                assertThat(one.get("/api/open", token).status()).isEqualTo(401);
                awaitStatus(other, token, 401, 60); // the second that is promised is measured on servers
                assertThat(other.get("/api/ready").body())
                        .contains("scalekit-revocations UP", "state=CURRENT", "revocations=1");
            } finally {
                System.clearProperty(PORT);
            }
        }
    }

    /** The issuer tells one node; none takes the same logout token again. */
    @Test
    void aLogoutTokenIsUsedOnceByAllNodes(Server server, SimulatedScalekit scalekit) throws Exception {
        try (HazelcastMember first = HazelcastMember.first("wiring")) {
            System.setProperty(PORT, Integer.toString(first.port()));
            try (Deployment one = server.deploy(loggingOut(scalekit));
                    Deployment other = server.deploy(loggingOut(scalekit))) {
                String token = user(scalekit);
                awaitStatus(one, token, 200, 60);
                awaitStatus(other, token, 200, 60);
                String logout = scalekit.mint()
                        .logout()
                        .audience("skc_1")
                        .claim("sid", "ses_1")
                        .token();

                assertThat(logOut(one, logout).status()).isEqualTo(200);

                awaitStatus(other, token, 401, 60);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (!other.get("/api/ready").body().contains("revocations=2")) {
                    assertThat(System.nanoTime()).isLessThan(end);
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                Response again = logOut(other, logout);
                assertThat(again.status()).isEqualTo(400);
                assertThat(again.body()).contains("has been used before");
            } finally {
                System.clearProperty(PORT);
            }
        }
    }

    private static Response logOut(Deployment app, String token) {
        return app.send(app.request("/backchannel-logout")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + token)));
    }

    private static War loggingOut(SimulatedScalekit scalekit) {
        return war(scalekit, Cluster.class)
                .configured("scalekit.back-channel-logout.path", "/backchannel-logout")
                .configured("scalekit.back-channel-logout.audiences", "skc_1");
    }

    @Test
    void withoutTheClusterTokensGet503UnlessTheyAreToBeServed(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, GoneCluster.class))) {
            Response response = app.get("/api/open", user(scalekit));
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("2");
            assertThat(app.get("/api/open").status()).isEqualTo(200);
            assertThat(app.get("/api/ready").body()).contains("scalekit-revocations DOWN", "state=UNKNOWN");
        }
        War serving = war(scalekit, GoneCluster.class).configured("scalekit.revocations.unknown", "serve");
        try (Deployment app = server.deploy(serving)) {
            assertThat(app.get("/api/open", user(scalekit)).status()).isEqualTo(200);
            assertThat(app.get("/api/ready").body()).contains("scalekit-revocations UP", "state=UNKNOWN");
            assertThat(app.get("/api/revoke").body()).isEqualTo("revoked");
            assertThat(app.get("/api/open", user(scalekit)).status()).isEqualTo(401);
        }
    }

    @Test
    void withoutJCacheTheDeploymentSaysWhatToDo(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(war(scalekit), server.loader(Set.of("javax.cache"))))
                .contains(
                        "scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE): neither the server nor the application"
                                + " has the API of JCache (javax.cache). Add a provider such as Hazelcast");
    }

    @Test
    void withoutJCacheAndTheKeyAllIsAsEver(Server server, SimulatedScalekit scalekit) {
        War war = War.of(Api.class, Open.class, Revoking.class).trusting(scalekit);
        try (Deployment app = server.deploy(war, server.loader(Set.of("javax.cache")))) {
            String token = user(scalekit);
            assertThat(app.get("/api/open", token).status()).isEqualTo(200);
            assertThat(app.get("/api/revoke").body()).isEqualTo("revoked");
            assertThat(app.get("/api/open", token).status()).isEqualTo(401);
        }
    }

    private static void awaitStatus(Deployment app, String token, int status, int seconds) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (app.get("/api/open", token).status() != status) {
            assertThat(System.nanoTime()).as("in time; %s", app.messages()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static String user(SimulatedScalekit scalekit) {
        return scalekit.mint().organizationClient().claim("sid", "ses_1").token();
    }

    private static War war(SimulatedScalekit scalekit, Class<?>... further) {
        return War.of(Api.class, Open.class, Revoking.class, Ready.class, HazelcastMember.class)
                .with(further)
                .trusting(scalekit)
                .configured("scalekit.revocations.cache", "revocations");
    }
}
