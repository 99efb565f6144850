package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.Revocation;
import io.github.scalekit4ee.TokenRevocations;
import io.github.scalekit4ee.event.TokenRevoked;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An operator revokes by the injected object, and the next request is refused. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class RevocationsTest {

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

    @WebServlet("/servlet")
    public static class OpenServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("open");
        }
    }

    @Path("/revocations")
    @RequestScoped
    @RolesAllowed("revoke:tokens")
    public static class Operator {
        @Inject
        TokenRevocations revocations;

        @POST
        public void revoke(@QueryParam("session") String sid, @QueryParam("client") String client) {
            if (sid != null) {
                revocations.revokeSession(sid);
            }
            if (client != null) {
                revocations.revokeClient(client, Instant.now());
            }
        }

        @GET
        public String list() {
            return revocations.list().stream().map(Revocation::value).toList().toString();
        }
    }

    @Path("/audit")
    @ApplicationScoped
    public static class Audit {
        private final Queue<String> seen = new ConcurrentLinkedQueue<>();

        void revoked(@Observes TokenRevoked event) {
            seen.add(event.revocation().kind() + " " + event.revocation().value());
        }

        @GET
        public String seen() {
            return seen.toString();
        }
    }

    @Test
    void aTokenThatWasAcceptedIsRefusedOnEveryKindOfResource(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit)) {
            String token = user(scalekit, "ses_1");
            String other = user(scalekit, "ses_2");
            for (String path : List.of("/api/open", "/servlet")) {
                assertThat(app.get(path, token).status()).isEqualTo(200);
            }

            assertThat(revoke(app, scalekit, "session=ses_1").status()).isEqualTo(204);

            for (String path : List.of("/api/open", "/servlet", "/api/nothing")) {
                Response refused = app.get(path, token);
                assertThat(refused.status()).isEqualTo(401);
                assertThat(refused.header("WWW-Authenticate"))
                        .contains("error=\"invalid_token\"", "error_description=\"the token has been revoked\"");
                assertThat(refused.header("Cache-Control")).contains("no-store");
                assertThat(refused.body()).doesNotContain("ses_1");
            }
            assertThat(app.get("/api/open", other).status()).isEqualTo(200);
            assertThat(app.get("/api/open").status()).isEqualTo(200);
            assertThat(app.get("/api/audit").body()).isEqualTo("[SESSION ses_1]");
        }
    }

    @Test
    void anOperatorCanBeLockedOutLikeAnybody(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit)) {
            String operator = operator(scalekit);
            assertThat(app.get("/api/revocations", operator).body()).isEqualTo("[]");

            assertThat(revoke(app, scalekit, "client=m2morg_operator").status()).isEqualTo(204);

            assertThat(app.get("/api/revocations", operator).status()).isEqualTo(401);
        }
    }

    @Test
    void nobodyElseMayRevoke(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = deploy(server, scalekit)) {
            assertThat(app.send(app.request("/api/revocations?session=ses_1")
                                    .header("Authorization", "Bearer " + user(scalekit, "ses_1"))
                                    .POST(BodyPublishers.noBody()))
                            .status())
                    .isEqualTo(403);
            assertThat(app.get("/api/revocations", operator(scalekit)).body()).isEqualTo("[]");
        }
    }

    @Test
    void eachApplicationHasItsOwn(Server server, SimulatedScalekit scalekit) {
        try (Deployment one = deploy(server, scalekit);
                Deployment other = deploy(server, scalekit)) {
            revoke(one, scalekit, "session=ses_1");

            String token = user(scalekit, "ses_1");
            assertThat(one.get("/api/open", token).status()).isEqualTo(401);
            assertThat(other.get("/api/open", token).status()).isEqualTo(200);
        }
    }

    @Test
    void theBoundIsThatOfTheConfiguration(Server server, SimulatedScalekit scalekit) {
        War small = war(scalekit).configured("scalekit.revocations.size", "1");
        try (Deployment app = server.deploy(small)) {
            assertThat(revoke(app, scalekit, "session=ses_1").status()).isEqualTo(204);
            assertThat(revoke(app, scalekit, "session=ses_2").status()).isEqualTo(500);

            assertThat(app.get("/api/open", user(scalekit, "ses_1")).status()).isEqualTo(401);
            assertThat(app.get("/api/open", user(scalekit, "ses_2")).status()).isEqualTo(200);
        }
    }

    private static Response revoke(Deployment app, SimulatedScalekit scalekit, String query) {
        return app.send(app.request("/api/revocations?" + query)
                .header("Authorization", "Bearer " + operator(scalekit))
                .POST(BodyPublishers.noBody()));
    }

    private static String operator(SimulatedScalekit scalekit) {
        return scalekit.mint()
                .organizationClient()
                .client("m2morg_operator")
                .scopes("revoke:tokens")
                .token();
    }

    private static String user(SimulatedScalekit scalekit, String session) {
        return scalekit.mint().organizationClient().claim("sid", session).token();
    }

    private static Deployment deploy(Server server, SimulatedScalekit scalekit) {
        return server.deploy(war(scalekit));
    }

    private static War war(SimulatedScalekit scalekit) {
        return War.of(Api.class, Open.class, OpenServlet.class, Operator.class, Audit.class)
                .trusting(scalekit);
    }
}
