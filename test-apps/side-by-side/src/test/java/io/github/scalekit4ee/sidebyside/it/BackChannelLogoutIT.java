package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.resource.GuardedEndpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer says who has logged out (OpenID Connect Back-Channel Logout 1.0), and what they had is refused from then on. */
@ExtendWith(ArquillianExtension.class)
class BackChannelLogoutIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private static final String PATH = "/backchannel-logout";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String WEB_XML =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>guarded</web-resource-name><url-pattern>%s</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>read:deployments</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>read:deployments</role-name></security-role>
            </web-app>
            """;

    @Deployment(testable = false, name = "logout")
    static WebArchive application() {
        return configured("logout", "/socket").addClass(GuardedEndpoint.class);
    }

    /** All of it is protected, also where the issuer comes in. */
    @Deployment(testable = false, name = "logout-closed")
    static WebArchive closed() {
        return configured("logout-closed", "/*");
    }

    private static WebArchive configured(String name, String guarded) {
        WebArchive war = Wars.of(name, SCALEKIT);
        war.delete("WEB-INF/classes/" + Wars.CONFIGURATION);
        return war.addAsResource(
                        Wars.file(
                                "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                                "scalekit.audiences=" + Wars.AUDIENCE,
                                "scalekit.paths=/*",
                                "scalekit.back-channel-logout.path=" + PATH,
                                "scalekit.back-channel-logout.audiences=skc_1"),
                        Wars.CONFIGURATION)
                .setWebXML(Wars.file(WEB_XML.formatted(guarded)));
    }

    private static String user(String subject, String session) {
        return SCALEKIT.mint()
                .user()
                .subject(subject)
                .claim("sid", session)
                .audience(Wars.AUDIENCE)
                .scopes("read:deployments")
                .token();
    }

    private static TokenDraft logout(String session) {
        return SCALEKIT.mint().logout().audience("skc_1").claim("sid", session);
    }

    private static Reply send(String war, String authorization, String token) {
        return Reply.post("/" + war + PATH, authorization, FORM, "logout_token=" + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logout-closed"})
    void neitherABadTokenNorAConstraintIsInTheWay(String war) {
        for (String authorization : List.of("", "Bearer rubbish", "Bearer", "Basic eDp5")) {
            Reply reply = send(war, authorization, logout("ses_0").token());

            assertThat(reply.status()).as(authorization).isEqualTo(200);
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.header("WWW-Authenticate")).isEmpty();
            assertThat(reply.header("Set-Cookie")).isEmpty();
            assertThat(reply.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logout-closed"})
    void aSessionEndsOnEveryKindOfResource(String war) {
        String one = user("usr_1", "ses_1");
        String other = user("usr_1", "ses_2");
        for (String path : List.of("/api/caller", "/report")) {
            assertThat(Reply.get("/" + war + path, one).status()).as(path).isEqualTo(200);
        }

        assertThat(send(war, "", logout("ses_1").token()).status()).isEqualTo(200);

        for (String path : List.of("/api/caller", "/report")) {
            Reply refused = Reply.get("/" + war + path, one);
            assertThat(refused.status()).as(path).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).contains("the token has been revoked");
            assertThat(Reply.get("/" + war + path, other).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void theIssuerLogsAUserOutEverywhere() {
        URI one = URI.create(System.getProperty("server.url") + "/logout" + PATH);
        URI other = URI.create(System.getProperty("server.url") + "/logout-closed" + PATH);
        SCALEKIT.registerLogoutUri("skc_1", one);
        SCALEKIT.registerLogoutUri("skc_1", other);
        String token = user("usr_3", "ses_3");
        assertThat(Reply.get("/logout/report", token).status()).isEqualTo(200);

        assertThat(SCALEKIT.logOut("usr_3", null)).isEqualTo(Map.of(one, 200, other, 200));

        assertThat(Reply.get("/logout/report", token).status()).isEqualTo(401);
        assertThat(Reply.get("/logout-closed/report", token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logout-closed"})
    void whatIsNotALogoutTokenIsRefusedAndSaidWhy(String war) {
        String once = logout("ses_4").token();
        assertThat(send(war, "", once).status()).isEqualTo(200);
        String access = user("usr_5", "ses_5");

        for (String token : List.of(
                once,
                access,
                "rubbish",
                logout("ses_5").audience(Wars.AUDIENCE).token(),
                logout("ses_5").without("exp").token(),
                logout("ses_5").claim("nonce", "n").token())) {
            Reply reply = send(war, "", token);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reply.body()).startsWith("{\"error\":\"invalid_request\",\"error_description\":\"");
        }
        assertThat(Reply.get("/" + war + "/report", access).status()).isEqualTo(200);
        assertThat(Reply.get("/" + war + "/report", logout("ses_5").token()).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logout", "logout-closed"})
    void onlyAFormByPostIsTaken(String war) {
        for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS")) {
            Reply reply = Reply.of(method, "/" + war + PATH, "", Map.of());
            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.header("Allow")).as(method).isEqualTo("POST");
        }
        String form = "logout_token=" + logout("ses_6").token();
        assertThat(Reply.post("/" + war + PATH, "", "application/json", form).status())
                .isEqualTo(415);
        assertThat(Reply.post("/" + war + PATH, "", FORM, form + "&x=" + "x".repeat(48 * 1024))
                        .status())
                .isEqualTo(413);
        assertThat(Reply.post("/" + war + PATH + "?" + form, "", FORM, "").status())
                .isEqualTo(400);
    }

    @Test
    void aHandshakeOfWebSocketIsRefusedFromThenOn() {
        String token = user("usr_7", "ses_7");
        assertThat(handshake(token)).isEqualTo(101);

        assertThat(send("logout", "", logout("ses_7").token()).status()).isEqualTo(200);

        assertThat(handshake(token)).isEqualTo(401);
        assertThat(handshake(user("usr_7", "ses_8"))).isEqualTo(101);
    }

    private static int handshake(String token) {
        URI socket = URI.create(System.getProperty("server.url").replaceFirst("http", "ws") + "/logout/socket");
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(socket, new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
