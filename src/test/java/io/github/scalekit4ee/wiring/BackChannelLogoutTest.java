package io.github.scalekit4ee.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.event.TokenRevoked;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Back-Channel Logout 1.0 over real HTTP. */
@Tag("capability")
@ExtendWith(ServerExtension.class)
class BackChannelLogoutTest {

    private static final String PATH = "/backchannel-logout";
    private static final String CLIENT = "skc_1";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** At the root, where it would have every path. */
    @ApplicationPath("/")
    public static class Api extends Application {}

    @Path("/open")
    @RequestScoped
    public static class Open {
        @GET
        public String open() {
            return "open";
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

    /** As filters do that look for a hidden method or a CSRF token. */
    @WebFilter("/*")
    public static class Curious implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            request.getParameter("_method");
            chain.doFilter(request, response);
        }
    }

    @WebServlet(PATH)
    public static class OwnServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("own");
        }
    }

    private static final String CLOSED =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>all</web-resource-name><url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>nobody</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>nobody</role-name></security-role>
            </web-app>
            """;

    private static War war(SimulatedScalekit scalekit, Class<?>... further) {
        return War.of(Api.class, Open.class, Audit.class)
                .with(further)
                .configured(
                        "scalekit.environment-url", scalekit.environmentUrl().toString())
                .configured("scalekit.audiences", CLIENT)
                .configured("scalekit.back-channel-logout.path", PATH);
    }

    private static String user(SimulatedScalekit scalekit, String subject, String session) {
        return scalekit.mint()
                .user()
                .subject(subject)
                .claim("sid", session)
                .audience(CLIENT)
                .token();
    }

    private static TokenDraft logout(SimulatedScalekit scalekit, String session) {
        return scalekit.mint().logout().audience(CLIENT).claim("sid", session);
    }

    private static Response post(Deployment app, String contentType, String body) {
        return app.send(app.request(PATH).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    private static Response post(Deployment app, String token) {
        return post(app, FORM, "logout_token=" + token);
    }

    @Test
    void theIssuerLogsASessionOut(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit))) {
            String one = user(scalekit, "usr_1", "ses_1");
            String other = user(scalekit, "usr_1", "ses_2");
            assertThat(app.get("/open", one).status()).isEqualTo(200);

            Response answer = post(app, logout(scalekit, "ses_1").token());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(app.get("/open", one).status()).isEqualTo(401);
            assertThat(app.get("/open", one).header("WWW-Authenticate")).contains("the token has been revoked");
            assertThat(app.get("/open", other).status()).isEqualTo(200);
            assertThat(app.get("/audit").body()).isEqualTo("[SESSION ses_1]");
        }
    }

    @Test
    void theIssuerLogsAUserOut(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit))) {
            String one = user(scalekit, "usr_1", "ses_1");
            String other = user(scalekit, "usr_2", "ses_2");

            assertThat(post(
                                    app,
                                    logout(scalekit, "")
                                            .without("sid")
                                            .subject("usr_1")
                                            .token())
                            .status())
                    .isEqualTo(200);

            assertThat(app.get("/open", one).status()).isEqualTo(401);
            assertThat(app.get("/open", other).status()).isEqualTo(200);
            assertThat(app.get("/audit").body()).isEqualTo("[SUBJECT usr_1]");
        }
    }

    @Test
    void theSimulatedEnvironmentSendsItToEachRegisteredAddress(Server server) {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start();
                Deployment one = server.deploy(war(scalekit));
                Deployment other = server.deploy(war(scalekit))) {
            var first = one.request(PATH).build().uri();
            var second = other.request(PATH).build().uri();
            scalekit.registerLogoutUri(CLIENT, first);
            scalekit.registerLogoutUri("skc_other", second);
            // Before the logout: a token of a later second is of a later login.
            String ofTheOtherSession = user(scalekit, "usr_1", "ses_2");

            assertThat(scalekit.logOut("usr_1", "ses_1"))
                    .containsEntry(first, 200)
                    .containsEntry(second, 400);
            assertThat(one.get("/open", user(scalekit, "usr_1", "ses_1")).status())
                    .isEqualTo(401);
            assertThat(one.get("/open", ofTheOtherSession).status()).isEqualTo(200);
            assertThat(scalekit.logOut("usr_1", null)).containsEntry(first, 200);
            assertThat(one.get("/open", ofTheOtherSession).status()).isEqualTo(401);
        }
    }

    @Test
    void nobodyNeedsATokenOfTheirOwnAndABadOneDoesNotMatter(Server server, SimulatedScalekit scalekit) {
        for (String webXml : new String[] {"", CLOSED}) {
            War war = war(scalekit).configured("scalekit.paths", "/*");
            try (Deployment app = server.deploy(webXml.isEmpty() ? war : war.file("WEB-INF/web.xml", webXml))) {
                for (String authorization : List.of("Bearer rubbish", "Basic eDp5", "Bearer")) {
                    HttpRequest.Builder request =
                            app.request(PATH).header("Content-Type", FORM).header("Authorization", authorization);
                    String token = logout(scalekit, "ses_1").token();

                    Response answer = app.send(request.POST(BodyPublishers.ofString("logout_token=" + token)));

                    assertThat(answer.status()).as(authorization).isEqualTo(200);
                    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                    assertThat(answer.header("WWW-Authenticate")).isNull();
                }
                assertThat(post(app, "rubbish").status()).isEqualTo(400);
                assertThat(app.get(PATH + "/more").status()).isEqualTo(webXml.isEmpty() ? 404 : 401);
            }
        }
    }

    @Test
    void aRefusalSaysWhyAndNothingOfAClaim(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit))) {
            Response answer =
                    post(app, logout(scalekit, "ses_1").audience("skc_2").token());

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":\"invalid_request\",\"error_description\":\"aud names no accepted audience\"}");
            assertThat(app.get("/audit").body()).isEqualTo("[]");
        }
    }

    @Test
    void aTokenIsTakenOnce(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(scalekit))) {
            String token = logout(scalekit, "ses_1").token();

            assertThat(post(app, token).status()).isEqualTo(200);
            assertThat(post(app, token).status()).isEqualTo(400);
            assertThat(post(app, token).body()).contains("has been used before");
        }
    }

    @Test
    void anAccessTokenLogsNobodyOutAndALogoutTokenIsNoAccessToken(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit))) {
            String access = user(scalekit, "usr_1", "ses_1");
            assertThat(post(app, access).status()).isEqualTo(400);
            assertThat(app.get("/open", access).status()).isEqualTo(200);

            assertThat(app.get("/open", logout(scalekit, "ses_1").token()).status())
                    .isEqualTo(401);
            assertThat(app.get(
                                    "/open",
                                    logout(scalekit, "ses_1")
                                            .header("typ", "JWT")
                                            .token())
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void onlyPostIsAllowed(String method, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(scalekit))) {
            Response answer = app.send(app.request(PATH).method(method, BodyPublishers.noBody()));

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
        }
    }

    @Test
    void onlyAFormIsRead(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(scalekit))) {
            String token = logout(scalekit, "ses_1").token();
            for (String type : List.of("application/json", "text/plain", "application/jwt", FORM + "x")) {
                assertThat(post(app, type, "logout_token=" + token).status())
                        .as(type)
                        .isEqualTo(415);
            }
            assertThat(app.send(app.request(PATH).POST(BodyPublishers.ofString("logout_token=" + token)))
                            .status())
                    .isEqualTo(415);
            assertThat(post(app, "Application/X-WWW-form-urlencoded; charset=UTF-8", "logout_token=" + token)
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''                                  | the form has no parameter logout_token",
                "token=TOKEN                         | the form has no parameter logout_token",
                "logout_token                        | the form has no parameter logout_token",
                "logout_token=TOKEN&logout_token=x   | the form has more than one parameter logout_token",
                "a=%zz&%zz=logout_token=TOKEN        | the form is not encoded as its content type says",
                "logout_token=TOKEN%                 | the form is not encoded as its content type says",
                "a=%zz&logout_token=TOKEN            | none",
                "logout%5Ftoken=TOKEN&more=1         | none",
            })
    void thereIsOneTokenInTheForm(String body, String problem, Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(scalekit))) {
            Response answer = post(
                    app, FORM, body.replace("TOKEN", logout(scalekit, "ses_1").token()));

            assertThat(answer.status()).isEqualTo(problem == null ? 200 : 400);
            if (problem != null) {
                assertThat(answer.body()).contains(problem);
            }
        }
    }

    @Test
    void aTokenInTheQueryIsNotRead(Server server, SimulatedScalekit scalekit) {
        for (War war : List.of(war(scalekit), war(scalekit, Curious.class))) {
            try (Deployment app = server.deploy(war)) {
                String token = logout(scalekit, "ses_1").token();
                assertThat(app.send(app.request(PATH + "?logout_token=" + token)
                                        .header("Content-Type", FORM)
                                        .POST(BodyPublishers.noBody()))
                                .status())
                        .isEqualTo(400);
                assertThat(app.send(app.request(PATH + "?tenant=1")
                                        .header("Content-Type", FORM)
                                        .POST(BodyPublishers.ofString("logout_token=" + token)))
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aFormThatIsTooLargeIsNotReadToItsEnd(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.shared(war(scalekit))) {
            String token = logout(scalekit, "ses_1").token();
            String start = "logout_token=" + token + "&x=";
            String most = start + "x".repeat(48 * 1024 - start.length());
            byte[] more = (most + "x").getBytes(UTF_8);

            assertThat(post(app, FORM, most + "x").status()).isEqualTo(413);
            // Without a length that could tell.
            assertThat(app.send(app.request(PATH)
                                    .header("Content-Type", FORM)
                                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more))))
                            .status())
                    .isEqualTo(413);
            assertThat(post(app, FORM, most).status()).isEqualTo(200);
        }
    }

    @Test
    void withoutKeysNothingCanBeSaidAndTheIssuerMayTryAgain(Server server) {
        try (SimulatedScalekit failing = SimulatedScalekit.start()) {
            failing.outage(Endpoint.KEYS, Fault.status(503));
            try (Deployment app = server.deploy(war(failing))) {
                String token = logout(failing, "ses_1").token();

                Response answer = post(app, token);

                assertThat(answer.status()).isEqualTo(503);
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.body()).contains("temporarily_unavailable");
            }
        }
    }

    /** As many as access tokens with unknown keys may cause, and these share their allowance. */
    @Test
    void aFloodOfForgeriesCausesNoFloodOfFetches(Server server) {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
            try (Deployment app = server.deploy(war(scalekit))) {
                assertThat(post(app, logout(scalekit, "ses_1").token()).status())
                        .isEqualTo(200);
                for (int i = 0; i < 30; i++) {
                    String forged =
                            logout(scalekit, "ses_1").header("kid", "snk_" + i).token();
                    assertThat(post(app, forged).status()).isIn(400, 503);
                    String rubbish = logout(scalekit, "ses_1")
                            .header("kid", "snk_x" + i)
                            .issuer("https://other.example")
                            .token();
                    assertThat(post(app, rubbish).status()).isEqualTo(400);
                }
                int afterLogouts = scalekit.requests(Endpoint.KEYS);
                assertThat(afterLogouts).isLessThanOrEqualTo(3);
                for (int i = 0; i < 30; i++) {
                    app.get(
                            "/open",
                            scalekit.mint()
                                    .user()
                                    .audience(CLIENT)
                                    .header("kid", "snk_y" + i)
                                    .token());
                }
                assertThat(scalekit.requests(Endpoint.KEYS)).isEqualTo(afterLogouts);
            }
        }
    }

    @Test
    void eachEnvironmentHasItsKeysAndItsClient(Server server, SimulatedScalekit scalekit) {
        try (SimulatedScalekit us = SimulatedScalekit.start()) {
            War war = war(scalekit)
                    .configured(
                            "scalekit.environments.us.environment-url",
                            us.environmentUrl().toString())
                    .configured("scalekit.environments.us.audiences", "skc_us");
            try (Deployment app = server.deploy(war)) {
                assertThat(post(app, logout(us, "ses_us").audience("skc_us").token())
                                .status())
                        .isEqualTo(200);
                assertThat(post(app, logout(us, "ses_us").token()).status()).isEqualTo(400);
                assertThat(post(
                                        app,
                                        logout(us, "ses_us")
                                                .issuer(scalekit.issuer())
                                                .token())
                                .status())
                        .isIn(400, 503);
                assertThat(app.get("/audit").body()).isEqualTo("[SESSION ses_us]");
            }
        }
    }

    @Test
    void withoutTheKeyThereIsNoSuchPath(Server server, SimulatedScalekit scalekit) {
        War off = War.of(Api.class, Open.class).trusting(scalekit);
        try (Deployment app = server.deploy(off)) {
            assertThat(post(app, logout(scalekit, "ses_1").token()).status()).isEqualTo(404);
        }
        War disabled = war(scalekit).configured("scalekit.enabled", "false");
        try (Deployment app = server.deploy(disabled)) {
            assertThat(post(app, logout(scalekit, "ses_1").token()).status()).isEqualTo(404);
        }
    }

    @Test
    void aServletOfTheApplicationsOwnAtThatPathIsAnError(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, OwnServlet.class))) {
            assertThat(app.messages())
                    .anyMatch(line -> line.contains("has a servlet of its own at " + PATH)
                            && line.contains("scalekit.back-channel-logout.path"));
        }
    }

    @Test
    void theStartSaysSo(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit))) {
            assertThat(app.messages()).anyMatch(line -> line.contains("takes logout tokens at " + PATH));
        }
    }
}
