package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One WAR that accepts tokens of several environments. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class SeveralEnvironmentsTest {

    private static final String AUDIENCE = "https://api.acme.example";
    private static final String PREFIX = "scalekit.environments.";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/whose")
    @RequestScoped
    public static class Whose {
        @Inject
        VerifiedAccessToken token;

        @GET
        @RolesAllowed("read:deployments")
        public String whose() {
            return token.environment() + " " + token.subject() + " " + token.organizationId() + " " + token.issuer();
        }

        @GET
        @Path("/staging")
        @RolesAllowed("STAGING_read:deployments")
        public String staging() {
            return "staging's";
        }
    }

    /** What {@code @RequiresEnvironment} would do, for all of an application. */
    @ApplicationScoped
    public static class NotFromStaging implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {
            if (token.environment().equals("staging")) {
                throw new InvalidTokenException("tokens of this environment are not accepted here");
            }
        }
    }

    @WebServlet("/ready")
    public static class Ready extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @Readiness
        transient Instance<HealthCheck> checks;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            HealthCheckResponse answer = checks.get().call();
            response.getWriter()
                    .println(answer.getStatus() + " " + answer.getData().get());
        }
    }

    private static War war(SimulatedScalekit unnamed) {
        return War.of(Api.class, Whose.class, Ready.class)
                .configured("scalekit.environment-url", unnamed.environmentUrl().toString())
                .configured("scalekit.audiences", AUDIENCE);
    }

    private static War named(War war, String name, SimulatedScalekit environment) {
        return war.configured(
                        PREFIX + name + ".environment-url",
                        environment.environmentUrl().toString())
                .configured(PREFIX + name + ".audiences", AUDIENCE);
    }

    private static TokenDraft draft(SimulatedScalekit environment) {
        return environment.mint().organizationClient().audience(AUDIENCE).scopes("read:deployments");
    }

    @Test
    void theIssuerChoosesKeysGroupsAndAudience(Server server, SimulatedScalekit production) {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                Deployment app = server.deploy(named(war(production), "staging", staging)
                        .configured(PREFIX + "staging.groups-from", "scopes:STAGING_")
                        .configured(PREFIX + "staging.audiences", "https://staging.acme.example"))) {
            String ours = draft(production).client("one").token();
            String theirs = draft(staging)
                    .client("one")
                    .audience("https://staging.acme.example")
                    .token();

            assertThat(app.get("/api/whose", ours).body()).startsWith(" one ").endsWith(production.issuer());
            assertThat(app.get("/api/whose", theirs).status()).isEqualTo(403);
            assertThat(app.get("/api/whose/staging", theirs).body()).isEqualTo("staging's");
            assertThat(app.get("/api/whose/staging", ours).status()).isEqualTo(403);
            assertThat(app.get("/api/whose/staging", draft(staging).token()).status())
                    .as("production's audience in a token of staging")
                    .isEqualTo(401);
        }
    }

    /** Before and after the good token of each is kept. */
    @Test
    void whatOneSignsInTheNameOfAnotherIsRefused(Server server, SimulatedScalekit production) {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                Deployment app = server.deploy(named(war(production), "staging", staging))) {
            String forged = draft(staging).issuer(production.issuer()).token();
            String forgedKid = draft(production)
                    .key(staging.signingKey().withKid(production.signingKey().kid()))
                    .token();
            String reversed = draft(production).issuer(staging.issuer()).token();
            for (int i = 0; i < 2; i++) {
                for (String each : List.of(forged, forgedKid, reversed)) {
                    Response response = app.get("/api/whose", each);
                    assertThat(response.status()).isIn(401, 503);
                    assertThat(String.valueOf(response.header("WWW-Authenticate")))
                            .doesNotContain("staging");
                }
                assertThat(app.get("/api/whose", draft(production).token()).status())
                        .isEqualTo(200);
                assertThat(app.get("/api/whose", draft(staging).token()).body()).startsWith("staging ");
            }
            assertThat(app.get("/api/whose", forgedKid).status()).isEqualTo(401);
            assertThat(app.get(
                                    "/api/whose",
                                    draft(staging)
                                            .issuer("https://evil.example")
                                            .token())
                            .header("WWW-Authenticate"))
                    .contains("iss is not an accepted issuer\"");
        }
    }

    /** Known and unknown keys of the one that works; the other answers nothing, and is asked all the time. */
    @Test
    void theOutageOfOneIsNothingToTheOthersRequests(Server server) {
        try (SimulatedScalekit production = SimulatedScalekit.start();
                SimulatedScalekit staging = SimulatedScalekit.start()) {
            staging.outage(Endpoint.KEYS, Fault.status(503));
            try (Deployment app = server.deploy(named(war(production), "staging", staging))) {
                for (int i = 0; i < 20; i++) {
                    assertThat(app.get("/api/whose", draft(staging).token()).status())
                            .isEqualTo(503);
                    assertThat(app.get("/api/whose", draft(production).token()).status())
                            .isEqualTo(200);
                }
                assertThat(app.get("/ready").body())
                        .startsWith("UP ")
                        .contains("staging.state=UNAVAILABLE", "staging.failedAttempts=", "keys=1", "state=CURRENT");
                SigningKey rotated = production.rotateKeys();
                assertThat(app.get("/api/whose", draft(production).key(rotated).token())
                                .status())
                        .as("a new key of the one that works")
                        .isEqualTo(200);

                production.outage(Endpoint.KEYS, Fault.status(503));
                staging.recover();
                assertThat(app.get("/api/whose", draft(production).token()).status())
                        .as("its keys are held")
                        .isEqualTo(200);
            }
        }
    }

    /** Staging may be asked once in 20 seconds because of unknown keys; that is no business of production's. */
    @Test
    void aFloodOfUnknownKeysOfOneLeavesTheOthersFetchesAlone(Server server) {
        try (SimulatedScalekit production = SimulatedScalekit.start();
                SimulatedScalekit staging = SimulatedScalekit.start();
                Deployment app = server.deploy(named(war(production), "staging", staging))) {
            assertThat(app.get("/api/whose", draft(production).token()).status())
                    .isEqualTo(200);
            assertThat(app.get("/api/whose", draft(staging).token()).status()).isEqualTo(200);
            int before = production.requests(Endpoint.KEYS);
            for (int i = 0; i < 50; i++) {
                String unknown = draft(staging)
                        .key(staging.signingKey().withKid("made-up-" + i))
                        .token();
                assertThat(app.get("/api/whose", unknown).status()).isIn(401, 503);
            }

            assertThat(production.requests(Endpoint.KEYS)).isEqualTo(before);
            SigningKey rotated = production.rotateKeys();
            assertThat(app.get("/api/whose", draft(production).key(rotated).token())
                            .status())
                    .isEqualTo(200);
        }
    }

    /** {@code removeKey} is what ends a token's life; its neighbour with the same subject lives on. */
    @Test
    void theRotationOfOneKeepsTheOthersTokens(Server server, SimulatedScalekit production) {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                Deployment app = server.deploy(named(war(production), "staging", staging))) {
            String kept = draft(production).client("one").token();
            assertThat(app.get("/api/whose", kept).status()).isEqualTo(200);
            assertThat(app.get("/api/whose", draft(staging).client("one").token())
                            .body())
                    .startsWith("staging one ");
            int before = production.requests(Endpoint.KEYS);

            SigningKey rotated = staging.rotateKeys();
            assertThat(app.get("/api/whose", draft(staging).key(rotated).token())
                            .status())
                    .isEqualTo(200);
            assertThat(app.get("/api/whose", kept).body()).startsWith(" one ");
            assertThat(production.requests(Endpoint.KEYS)).isEqualTo(before);
        }
    }

    @Test
    void anIssuerThatIsNotScalekitsIsOneMore(Server server, SimulatedScalekit production) {
        try (SimulatedScalekit old = SimulatedScalekit.builder()
                .issuer("https://idp.acme.example/realms/acme")
                .start()) {
            SigningKey es256 = old.addKey(SigningKey.ec());
            try (Deployment app = server.deploy(war(production)
                    .configured(PREFIX + "old.issuer", "https://idp.acme.example/realms/acme")
                    .configured(PREFIX + "old.jwks-url", old.environmentUrl() + "/keys")
                    .configured(PREFIX + "old.audiences", AUDIENCE)
                    .configured(PREFIX + "old.signature-algorithms", "ES256"))) {
                TokenDraft good = draft(old).key(es256).claim("azp", "web");

                assertThat(app.get("/api/whose", good.token()).body()).startsWith("old ");
                for (TokenDraft refused : List.of(
                        draft(old), // RS256 is not on its list
                        draft(old).key(es256).issuer(production.issuer()),
                        draft(production).issuer(old.issuer()),
                        old.mint().idToken().key(es256).audience(AUDIENCE))) {
                    assertThat(app.get("/api/whose", refused.token()).status()).isEqualTo(401);
                }
                assertThat(app.get("/api/whose", draft(production).token()).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aTokenCheckMayAskForTheEnvironment(Server server, SimulatedScalekit production) {
        try (SimulatedScalekit staging = SimulatedScalekit.start();
                Deployment app =
                        server.deploy(named(war(production), "staging", staging).with(NotFromStaging.class))) {
            for (int i = 0; i < 2; i++) {
                assertThat(app.get("/api/whose", draft(production).token()).status())
                        .isEqualTo(200);
                assertThat(app.get("/api/whose", draft(staging).token()).header("WWW-Authenticate"))
                        .contains("tokens of this environment are not accepted here");
            }
        }
    }

    @Test
    void twoThatClaimOneIssuerDoNotDeploy(Server server, SimulatedScalekit production) {
        assertThat(server.refusal(named(war(production), "same", production)))
                .contains("scalekit.environments.same.environment-url", "scalekit.environment-url", "names the issuer");
    }

    /** Ten environments, in each of which the same 64 subjects have a token; all of them at once, over HTTP. */
    @Test
    void nobodyIsMixedUp(Server server, SimulatedScalekit production) throws Exception {
        List<SimulatedScalekit> environments = new ArrayList<>(List.of(production));
        War war = war(production);
        try {
            for (int i = 1; i < 10; i++) {
                SimulatedScalekit further = SimulatedScalekit.start();
                environments.add(further);
                named(war, "e" + i, further);
            }
            try (Deployment app = server.deploy(war)) {
                assertThat(mixUps(app, environments)).isEmpty();
            }
        } finally {
            environments.stream().skip(1).forEach(SimulatedScalekit::close);
        }
    }

    private static List<String> mixUps(Deployment app, List<SimulatedScalekit> environments) throws Exception {
        record Call(String token, String answer) {}
        List<Call> calls = IntStream.range(0, 640)
                .mapToObj(i -> {
                    int environment = i % 10;
                    SimulatedScalekit of = environments.get(environment);
                    String subject = "usr_" + i / 10;
                    String organization = "org_" + environment;
                    return new Call(
                            draft(of).client(subject).organization(organization).token(),
                            String.join(
                                    " ",
                                    environment == 0 ? "" : "e" + environment,
                                    subject,
                                    organization,
                                    of.issuer()));
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<String>> wrong = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < calls.size(); i++) {
                    Call call = calls.get((i * 7 + round) % calls.size());
                    wrong.add(threads.submit(() -> {
                        String body = app.get("/api/whose", call.token()).body();
                        return body.equals(call.answer()) ? "" : body + " instead of " + call.answer();
                    }));
                }
            }
            List<String> found = new ArrayList<>();
            for (Future<String> each : wrong) {
                String answer = each.get(120, TimeUnit.SECONDS);
                if (!answer.isEmpty()) {
                    found.add(answer);
                }
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }
}
