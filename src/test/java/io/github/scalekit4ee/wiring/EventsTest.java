package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.TokenRevocations;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.KeysFetched;
import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.TokenRejected;
import io.github.scalekit4ee.testing.JwsAlgorithm;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an application observes. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class EventsTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/work")
    @RequestScoped
    public static class Work {
        @Inject
        Scoped scoped;

        @GET
        public String open() {
            return "open";
        }

        @GET
        @Path("/deploy")
        @RolesAllowed({"deploy:applications", "admin"})
        public String deploy() {
            return "deployed";
        }

        @GET
        @Path("/scopes")
        @RequiresScopes({"a", "b"})
        public String scopes() {
            return "scopes";
        }

        @GET
        @Path("/bean")
        public String bean() {
            return scoped.work();
        }

        @GET
        @Path("/nobody")
        @DenyAll
        public String nobody() {
            return "nobody";
        }
    }

    @ApplicationScoped
    public static class Scoped {
        @RequiresScopes("c")
        public String work() {
            return "worked";
        }
    }

    @WebServlet("/servlet")
    @RequiresScopes("d")
    public static class ScopedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    /** The events so far, one a line. */
    @Path("/seen")
    @ApplicationScoped
    public static class Seen {
        private final Queue<String> events = new ConcurrentLinkedQueue<>();

        void add(String event) {
            events.add(event.replace('\n', ' '));
        }

        @GET
        public String seen() {
            return String.join("\n", events);
        }
    }

    @ApplicationScoped
    public static class Recorder {
        @Inject
        Seen seen;

        void atOnce(@Observes ScalekitEvent event) {
            seen.add("sync " + event);
        }

        void later(@ObservesAsync ScalekitEvent event) {
            seen.add("async " + event);
        }
    }

    @ApplicationScoped
    public static class AcmeOnly implements TokenCheck {
        @Override
        public void check(VerifiedAccessToken token) {
            if ("other".equals(token.claims().get("plan"))) {
                throw new InvalidTokenException("not this plan");
            }
        }
    }

    @Path("/revoke")
    @RequestScoped
    public static class Revoking {
        @Inject
        TokenRevocations revocations;

        @GET
        public String revoke() {
            revocations.revokeToken("revoked", Instant.now().plusSeconds(600));
            return "revoked";
        }
    }

    @ApplicationScoped
    public static class Throwing {
        void authenticated(@Observes CallerAuthenticated event) {
            throw new UnsupportedOperationException(
                    "cannot cope with " + event.caller().subject());
        }

        void rejected(@ObservesAsync TokenRejected event) {
            throw new UnsupportedOperationException("cannot cope with " + event.call());
        }

        void fetched(@Observes KeysFetched event) {
            throw new NoClassDefFoundError("secret.of.the.Observer");
        }
    }

    /** Never ends before it is let go. */
    @Path("/hanging")
    @ApplicationScoped
    public static class Hanging {
        private final CountDownLatch latch = new CountDownLatch(1);

        void authenticated(@ObservesAsync CallerAuthenticated event) throws InterruptedException {
            latch.await();
        }

        void fetched(@Observes KeysFetched event) throws InterruptedException {
            latch.await();
        }

        @GET
        public String letGo() {
            latch.countDown();
            return "";
        }
    }

    @Path("/calls")
    @RequestScoped
    public static class Calls {
        @Inject
        ClientCredentialsClient client;

        @GET
        public String call() {
            client.accessToken();
            return "called";
        }
    }

    @Test
    void bothKindsOfObserverLearnWhoCalledWhatAndInWhichTrace(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, Recorder.class)) {
            String token = scalekit.mint()
                    .organizationClient()
                    .client("m2morg_1")
                    .organization("org_1")
                    .token();
            app.send(app.request("/api/work;session=hush?secret=hush")
                    .header("Authorization", "Bearer " + token)
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

            String event =
                    "Caller[subject=m2morg_1, clientId=m2morg_1, organizationId=org_1, environment=], call=HttpCall[method=GET, path=";
            assertThat(seen(app, "async CallerAuthenticated"))
                    .singleElement()
                    .asString()
                    .contains(event, "/api/work;..., traceId=" + TRACE);
            assertThat(seen(app, "sync CallerAuthenticated"))
                    .singleElement()
                    .asString()
                    .contains(event, "/api/work;..., traceId=" + TRACE);
            assertThat(app.get("/api/seen").body()).doesNotContain("hush", token);
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void eachReasonAppearsInAnEvent(Reason reason, Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit, Recorder.class, AcmeOnly.class, Revoking.class)
                .configured("scalekit.organizations", "org_1");
        try (Deployment app = server.shared(war)) {
            assertThat(app.get("/api/revoke").body()).isEqualTo("revoked");
            String token = refused(reason, scalekit);
            assertThat(app.get("/api/work", token).status()).isEqualTo(401);

            assertThat(seen(app, "sync TokenRejected"))
                    .filteredOn(event -> event.contains("reason=" + reason + ","))
                    .singleElement()
                    .asString()
                    .contains("resource=REQUEST", "method=GET", "traceId=null")
                    .doesNotContain(token);
        }
    }

    private static String refused(Reason reason, SimulatedScalekit scalekit) {
        TokenDraft good = scalekit.mint().organizationClient().organization("org_1");
        String text = good.token();
        return switch (reason) {
            case MALFORMED -> "rubbish";
            case ALGORITHM -> good.algorithm(JwsAlgorithm.RS384).token();
            case TYPE -> good.header("typ", "dpop+jwt").token();
            case CRITICAL_HEADER -> good.header("crit", List.of("exp")).token();
            case UNKNOWN_KEY -> good.key(SigningKey.rsa(2048)).token();
            case SIGNATURE ->
                text.substring(0, text.lastIndexOf('.') + 1)
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[256]);
            case ENCRYPTION -> "e30.e30.e30.e30.e30";
            case ISSUER -> good.issuer("https://other.example").token();
            case AUDIENCE -> good.audience("https://other.example").token();
            case EXPIRED ->
                good.issuedAt(Instant.now().minusSeconds(7200))
                        .expiresAt(Instant.now().minusSeconds(3600))
                        .token();
            case NOT_YET_VALID -> good.notBefore(Instant.now().plusSeconds(600)).token();
            case ORGANIZATION -> good.organization("org_2").token();
            case CLAIM -> good.without("sub").token();
            case NOT_AN_ACCESS_TOKEN -> scalekit.mint().idToken().token();
            case SENDER_CONSTRAINED ->
                good.claim("cnf", java.util.Map.of("jkt", "x")).token();
            case REVOKED -> good.claim("jti", "revoked").token();
            case TOKEN_CHECK -> good.claim("plan", "other").token();
        };
    }

    @Test
    void aDeniedCallerIsToldWithWhatWasRequiredAndWhatWasMissing(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, Recorder.class)) {
            String token = scalekit.mint()
                    .organizationClient()
                    .client("m2morg_1")
                    .scopes("a")
                    .token();
            for (String path : List.of("deploy", "scopes", "bean", "nobody")) {
                assertThat(app.get("/api/work/" + path, token).status()).isEqualTo(403);
            }

            assertThat(app.get("/servlet", token).status()).isEqualTo(403);

            List<String> denied = seen(app, "sync AccessDenied");
            assertThat(denied).hasSize(5).allSatisfy(event -> assertThat(event).contains("subject=m2morg_1"));
            assertThat(denied.get(0))
                    .contains("REST_METHOD", "ONE_ROLE", "deploy:applications", "admin", "/api/work/deploy");
            assertThat(denied.get(1))
                    .contains("REST_METHOD", "ALL_SCOPES", "missing=[b]")
                    .containsPattern("required=\\[(a, b|b, a)]");
            assertThat(denied.get(2))
                    .contains("BEAN_METHOD", "ALL_SCOPES", "required=[c], missing=[c]", "/api/work/bean");
            assertThat(denied.get(3)).contains("REST_METHOD", "NOBODY", "required=[], missing=[]");
            assertThat(denied.get(4)).contains("SERVLET", "ALL_SCOPES", "required=[d], missing=[d]", "/servlet");
        }
    }

    @Test
    void aRequestWithoutATokenIsNoEvent(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, Recorder.class)) {
            assertThat(app.get("/api/work").status()).isEqualTo(200);
            assertThat(app.get("/api/work/deploy").status()).isEqualTo(401);

            assertThat(app.get("/api/seen").body())
                    .doesNotContain("CallerAuthenticated", "TokenRejected", "AccessDenied");
        }
    }

    @Test
    void keysAndClientTokensAreToldOf(Server server, SimulatedScalekit scalekit) {
        scalekit.registerClient("events", "secret-of-events", "call:others");
        War war = war(scalekit, Recorder.class, Calls.class)
                .configured("scalekit.client-id", "events")
                .configured("scalekit.client-secret", "secret-of-events");
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/calls").body()).isEqualTo("called");

            assertThat(seen(app, "sync KeysFetched"))
                    .first()
                    .asString()
                    .contains("source=" + scalekit.environmentUrl() + "/keys, keys=1", "failuresBefore=0");
            assertThat(seen(app, "async ClientTokenIssued"))
                    .first()
                    .asString()
                    .contains("client=, scopes=[call:others]");
        }
        War wrong = war(scalekit, Recorder.class, Calls.class)
                .configured("scalekit.client-id", "events")
                .configured("scalekit.client-secret", "wrong-secret");
        try (Deployment app = server.deploy(wrong)) {
            assertThat(app.get("/api/calls").status()).isEqualTo(500);

            assertThat(seen(app, "sync ClientTokenFailed"))
                    .first()
                    .asString()
                    .contains("kind=REFUSED, status=401, error=invalid_client")
                    .doesNotContain("wrong-secret");
        }
    }

    @Test
    void anObserverThatThrowsHarmsNoRequestAndIsLoggedOnceWithoutValues(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, Throwing.class)) {
            String token =
                    scalekit.mint().organizationClient().client("m2morg_hush").token();
            for (int time = 0; time < 3; time++) {
                assertThat(app.get("/api/work", token).body()).isEqualTo("open");
                assertThat(app.get("/api/work", "rubbish").status()).isEqualTo(401);
            }

            await(() -> failures(app).size() >= 3);
            assertThat(failures(app))
                    .hasSize(3)
                    .anySatisfy(message ->
                            assertThat(message).contains("CallerAuthenticated", "EventsTest$Throwing.authenticated"))
                    .anySatisfy(
                            message -> assertThat(message).contains("TokenRejected", "EventsTest$Throwing.rejected"))
                    .anySatisfy(message -> assertThat(message).contains("KeysFetched", "NoClassDefFoundError"));
            assertThat(app.messages().toString()).doesNotContain("hush", "cannot cope", "secret.of");
        }
    }

    /** More requests than events may be underway. */
    @Test
    void observersThatHangHarmNoRequestAndEventsAreLostAfterThat(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, Hanging.class)) {
            String token = scalekit.mint().organizationClient().token();
            for (int time = 0; time < 1200; time++) {
                assertThat(app.get("/api/work", token).body()).isEqualTo("open");
            }

            assertThat(app.messages())
                    .filteredOn(message -> message.startsWith("Asynchronous observers are too slow"))
                    .hasSize(1);
            app.get("/api/hanging");
        }
    }

    @Test
    void theAuditLogOfTheDocumentationWritesALineForEachRequest(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit, AuditLog.class)) {
            String token = scalekit.mint()
                    .organizationClient()
                    .client("m2m one")
                    .scopes("a")
                    .token();
            app.get("/api/work/deploy", token);
            app.get("/api/work", "rubbish");

            await(() -> app.messages().stream()
                            .filter(message -> message.contains("HttpCall["))
                            .count()
                    >= 3);
            assertThat(app.messages())
                    .anyMatch(message -> message.startsWith("authenticated m2m+one HttpCall[method=GET, path=/app"))
                    .anyMatch(message -> message.startsWith("denied m2m+one ") && message.contains("missing ["))
                    .anyMatch(message -> message.startsWith("rejected - ") && message.contains("MALFORMED: the token"));
        }
    }

    private static List<String> failures(Deployment app) {
        return app.messages().stream()
                .filter(message -> message.startsWith("An observer or listener of "))
                .toList();
    }

    /** What begins so; waits for the first. */
    private static List<String> seen(Deployment app, String beginning) {
        List<String> found = new ArrayList<>();
        await(() -> {
            found.clear();
            app.get("/api/seen")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(beginning))
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found;
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("it did not happen");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Deployment deploy(Server server, SimulatedScalekit scalekit, Class<?>... observers) {
        return server.deploy(war(scalekit, observers));
    }

    private static War war(SimulatedScalekit scalekit, Class<?>... further) {
        return War.of(Api.class, Work.class, Scoped.class, ScopedServlet.class, Seen.class)
                .with(further)
                .trusting(scalekit);
    }
}
