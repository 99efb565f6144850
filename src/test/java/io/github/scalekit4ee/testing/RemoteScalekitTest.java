package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteScalekitTest {
    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT =
            SimulatedScalekitExtension.with(scalekit -> scalekit.controlPort(0));

    private final SimulatedScalekit scalekit = SCALEKIT.scalekit();
    private RemoteScalekit remote;

    @BeforeEach
    void connect() {
        remote = RemoteScalekit.connect(scalekit.environmentUrl());
    }

    private String keys() throws Exception {
        return HttpTestSupport.get(scalekit, "/keys").body();
    }

    private String control(String pathAndQuery) throws Exception {
        HttpResponse<String> response = HttpTestSupport.get(scalekit, "/_control/" + pathAndQuery);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body().strip();
    }

    @Test
    void learnsTheAddressesFromEitherPort() {
        RemoteScalekit other = RemoteScalekit.connect(scalekit.controlUrl().orElseThrow());

        assertThat(remote.environmentUrl()).isEqualTo(scalekit.environmentUrl());
        assertThat(other.environmentUrl()).isEqualTo(scalekit.environmentUrl());
        assertThat(other.issuer()).isEqualTo(scalekit.issuer());
    }

    @Test
    void mintsTokensThatTheEnvironmentSigned() throws Exception {
        String token = remote.mint().user().subject("usr_1").token();

        assertThat(JoseTestSupport.verified(token, keys()))
                .containsEntry("sub", "usr_1")
                .containsEntry("iss", scalekit.issuer());
        assertThat(JoseTestSupport.header(token))
                .containsEntry("kid", scalekit.signingKey().kid());
    }

    @Test
    void tokensHaveTheEnvironmentsTime() throws Exception {
        Instant time = Instant.parse("2001-02-03T04:05:06Z");
        try (SimulatedScalekit past = SimulatedScalekit.builder()
                .clock(Clock.fixed(time, ZoneOffset.UTC))
                .controlPort(0)
                .start()) {
            String remotely = RemoteScalekit.connect(past.environmentUrl())
                    .mint()
                    .organizationClient()
                    .token();
            String byControl = HttpTestSupport.get(past, "/_control/mint?lifetime=PT1M")
                    .body()
                    .strip();

            assertThat(JoseTestSupport.claims(remotely)).containsEntry("iat", time.getEpochSecond());
            assertThat(JoseTestSupport.claims(byControl))
                    .containsEntry("exp", time.plusSeconds(60).getEpochSecond());
        }
    }

    @Test
    void rotatesPublishesSignsAndRemoves() {
        String first = remote.signingKid();
        String second = remote.rotateKeys();
        String third = remote.publishNextKey();

        assertThat(remote.signingKid()).isEqualTo(second);
        remote.signWith(third);
        assertThat(scalekit.signingKey().kid()).isEqualTo(third);
        remote.removeKey(first);
        assertThat(remote.publishedKids()).contains(second, third).doesNotContain(first);
        assertThat(remote.publishedKids()).isEqualTo(scalekit.publishedKids());
    }

    @Test
    void endsAnOutageInWhichConnectionsAreRefused() throws Exception {
        remote.outage(Endpoint.KEYS, Fault.refuseConnections());

        assertThatThrownBy(this::keys).isInstanceOf(ConnectException.class);
        remote.recover();
        assertThat(keys()).startsWith("{\"keys\":[");
    }

    @Test
    void scriptsFaults() throws Exception {
        remote.script(Endpoint.KEYS, Fault.status(503), Fault.body("{\"a\": \"b&c=d\"}"));

        assertThat(HttpTestSupport.get(scalekit, "/keys").statusCode()).isEqualTo(503);
        assertThat(keys()).isEqualTo("{\"a\": \"b&c=d\"}");
        assertThat(keys()).startsWith("{\"keys\":[");
    }

    @Test
    void countsRequestsButNotItsOwn() throws Exception {
        keys();
        remote.awaitRequests(Endpoint.KEYS, 1, Duration.ofSeconds(1));

        assertThat(remote.requests(Endpoint.KEYS)).isEqualTo(1);
        assertThat(remote.requests(Endpoint.OTHER)).isZero();
        assertThatThrownBy(() -> remote.awaitRequests(Endpoint.KEYS, 2, Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class);
        remote.forgetRequests();
        assertThat(remote.requests(Endpoint.KEYS)).isZero();
    }

    @Test
    void registersApplicationsAndResources() throws Exception {
        remote.registerResource(RegisteredResource.of("res_9", "https://mcp.acme.example", "a", "b"));
        remote.registerResource(new RegisteredResource("res_8", null, List.of()));
        remote.registerApplication(RegisteredApplication.withSecret("web", "s &", "http://127.0.0.1/callback")
                .withScopes("b"));
        URI page = OAuthTestSupport.authorize(scalekit, "/resources/res_9/oauth/authorize", "web");

        assertThat(OAuthTestSupport.claims(
                        scalekit,
                        OAuthTestSupport.redeem(
                                scalekit,
                                "web",
                                OAuthTestSupport.code(page, "decision=allow-all"),
                                "client_secret",
                                "s &")))
                .containsEntry("scopes", List.of("b"))
                .containsEntry("aud", List.of("res_9", "https://mcp.acme.example"));
    }

    @Test
    void registersClientsWithAllTheyHave() throws Exception {
        remote.registerClient(RegisteredClient.of("m2morg_9", "s &", "a", "b")
                .withOrganization(null)
                .withAudience("x", "y")
                .withLifetime(Duration.ofSeconds(90)));
        Map<String, Object> answer = HttpTestSupport.json(HttpTestSupport.requestToken(
                scalekit, "grant_type=client_credentials&client_id=m2morg_9&client_secret=s+%26"));

        assertThat(answer).containsEntry("expires_in", 90L).containsEntry("scope", "a b");
        assertThat(JoseTestSupport.claims(answer.get("access_token").toString()))
                .containsEntry("aud", List.of("x", "y"))
                .doesNotContainKey("oid");
    }

    @Test
    void refusesWhatIsWrong() {
        assertThatThrownBy(() -> remote.removeKey("snk_0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("snk_0");
        assertThatThrownBy(() -> remote.outage(Endpoint.KEYS, Fault.rewriteBody(body -> body)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rewrite");
    }

    @Test
    void curlMintsATokenOfEachKind() throws Exception {
        assertThat(JoseTestSupport.verified(
                        control(
                                "mint?client=m2morg_1&scopes=a+b&audience=x&organization=org_1&lifetime=PT5M&claim.plan=gold"
                                        + "&without=jti&without=nbf"),
                        keys()))
                .containsEntry("sub", "m2morg_1")
                .containsEntry("scopes", List.of("a", "b"))
                .containsEntry("aud", List.of("x"))
                .containsEntry("oid", "org_1")
                .containsEntry("plan", "gold")
                .doesNotContainKeys("jti", "nbf");
        assertThat(JoseTestSupport.claims(control("mint?kind=user&subject=usr_1&roles=r&permissions=p&issuer=i")))
                .containsEntry("sub", "usr_1")
                .containsEntry("roles", List.of("r"))
                .containsEntry("permissions", List.of("p"))
                .containsEntry("iss", "i");
        assertThat(JoseTestSupport.claims(control("mint?kind=agent&resource=res_1&client_id=c&scope=s")))
                .containsEntry("aud", List.of("res_1"))
                .containsEntry("client_id", "c")
                .containsEntry("scope", "s");
        assertThat(JoseTestSupport.claims(control("mint?kind=id-token"))).containsKey("at_hash");
        assertThat(JoseTestSupport.claims(control("mint?kind=idp-initiated-login")))
                .containsKey("login_hint");
        assertThat(JoseTestSupport.claims(control("mint?kind=logout&audience=skc_1&without=sid")))
                .containsEntry("aud", List.of("skc_1"))
                .containsKeys("events", "sub")
                .doesNotContainKey("sid");
    }

    @Test
    void curlIsToldWhatIsWrong() throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/_control/mint?kind=x").statusCode())
                .isEqualTo(400);
        assertThat(HttpTestSupport.get(scalekit, "/_control/mint?plan=gold").body())
                .contains("claim.plan");
        assertThat(HttpTestSupport.get(scalekit, "/_control/outage?endpoint=keys")
                        .body())
                .contains("fault is missing");
        assertThat(HttpTestSupport.get(scalekit, "/_control/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theControlSurfaceListsItsControls() throws Exception {
        assertThat(control("")).contains("mint", "clients", "rotate", "outage", "recover", "requests");
        assertThat(HttpTestSupport.get(scalekit, "/_control/mnt").body())
                .contains("There is no control /_control/mnt")
                .contains("clients");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clients?id=a&secret=s&scopes=x",
                "outage?endpoint=kes&fault=hang",
                "outage?endpont=keys&fault=hang",
                "rotate?bits=4096",
                "requests?endpoint=keys&endpoint=token",
                "mint?lifetime=10m"
            })
    void aTypingErrorIsToldAndChangesNothing(String pathAndQuery) throws Exception {
        String key = control("signing-key");
        HttpResponse<String> response = HttpTestSupport.get(scalekit, "/_control/" + pathAndQuery);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .containsAnyOf("There is no parameter", "There is no endpoint", "more than once", "ISO-8601");
        assertThat(control("signing-key")).isEqualTo(key);
    }

    @Test
    void anExpiredTokenHasLivedBefore() throws Exception {
        Map<String, Object> claims = JoseTestSupport.claims(control("mint?lifetime=-PT10M"));

        assertThat((Long) claims.get("iat")).isLessThan((Long) claims.get("exp"));
        assertThat((Long) claims.get("nbf")).isLessThan((Long) claims.get("exp"));
        assertThat((Long) claims.get("exp")).isLessThan(Instant.now().getEpochSecond());
    }

    @Test
    void environmentWithoutControlPortCannotBeDriven() {
        try (SimulatedScalekit closed = SimulatedScalekit.start()) {
            assertThatThrownBy(() -> RemoteScalekit.connect(closed.environmentUrl()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("404");
            closed.outage(Endpoint.KEYS, Fault.refuseConnections());
            assertThatThrownBy(() -> RemoteScalekit.connect(closed.environmentUrl()))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }
}
