package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {
    private static final String ID = "m2morg_1";
    private static final String SECRET = "s3cret+/: &=%";
    private static final String GRANT = "grant_type=client_credentials";
    private static final String POST = GRANT + "&client_id=m2morg_1&client_secret=s3cret%2B%2F%3A+%26%3D%25";

    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    private SimulatedScalekit scalekit;

    @BeforeEach
    void registerClient(SimulatedScalekit environment) {
        scalekit = environment;
        scalekit.registerClient(ID, SECRET, "deploy:applications", "read:deployments");
    }

    private Map<String, Object> claims(HttpResponse<String> response) throws Exception {
        String token = HttpTestSupport.json(response).get("access_token").toString();
        return JoseTestSupport.verified(
                token, HttpTestSupport.get(scalekit, "/keys").body());
    }

    private HttpResponse<String> refused(String form, int status, String error) throws Exception {
        HttpResponse<String> response = HttpTestSupport.requestToken(scalekit, form);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(HttpTestSupport.json(response)).containsEntry("error", error).containsKey("error_description");
        return response;
    }

    @Test
    void grantsAllRegisteredScopesWhenNoneIsAsked() throws Exception {
        HttpResponse<String> response = HttpTestSupport.requestToken(scalekit, POST);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(HttpTestSupport.json(response))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("token_type", "Bearer")
                .containsEntry("expires_in", 3600L)
                .containsEntry("scope", "deploy:applications read:deployments");
        assertThat(claims(response))
                .containsEntry("sub", ID)
                .containsEntry("client_id", ID)
                .containsEntry("scopes", List.of("deploy:applications", "read:deployments"))
                .containsKey("oid")
                .doesNotContainKeys("aud", "scope");
    }

    @Test
    void grantsTheRequestedScopesThatAreRegistered() throws Exception {
        HttpResponse<String> response =
                HttpTestSupport.requestToken(scalekit, POST + "&scope=read%3Adeployments+delete%3Aworld");

        assertThat(HttpTestSupport.json(response)).containsEntry("scope", "read:deployments");
        assertThat(claims(response)).containsEntry("scopes", List.of("read:deployments"));
    }

    @Test
    void refusesScopesOfWhichNoneIsRegistered() throws Exception {
        refused(POST + "&scope=delete%3Aworld", 400, "invalid_scope");
    }

    @Test
    void authenticatesByBasic() throws Exception {
        HttpResponse<String> response = HttpTestSupport.send(HttpTestSupport.tokenRequest(scalekit, GRANT)
                .header("Authorization", HttpTestSupport.basic(ID, SECRET)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(claims(response)).containsEntry("sub", ID);
    }

    @Test
    void refusesAWrongSecretByBasicWithAChallenge() throws Exception {
        HttpResponse<String> response = HttpTestSupport.send(HttpTestSupport.tokenRequest(scalekit, GRANT)
                .header("Authorization", HttpTestSupport.basic(ID, "wrong")));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        assertThat(HttpTestSupport.json(response)).containsEntry("error", "invalid_client");
    }

    @Test
    void refusesTwoAuthenticationsAtOnce() throws Exception {
        HttpResponse<String> response = HttpTestSupport.send(HttpTestSupport.tokenRequest(scalekit, POST)
                .header("Authorization", HttpTestSupport.basic(ID, SECRET)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpTestSupport.json(response)).containsEntry("error", "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&client_id=m2morg_1&client_secret=wrong, 401, invalid_client",
        "grant_type=client_credentials&client_id=nobody&client_secret=x, 401, invalid_client",
        "grant_type=client_credentials&client_id=m2morg_1, 401, invalid_client",
        "grant_type=client_credentials, 401, invalid_client",
        "client_id=m2morg_1&client_secret=x, 400, invalid_request",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=%zz, 400, invalid_request"
    })
    void refusesByTheErrorsOfRfc6749(String form, int status, String error) throws Exception {
        refused(form, status, error);
    }

    @Test
    void refusesAnotherGrantType() throws Exception {
        refused(POST.replace("client_credentials", "password"), 400, "unsupported_grant_type");
    }

    @Test
    void refusesABodyThatIsNoForm() throws Exception {
        HttpResponse<String> response = HttpTestSupport.send(
                HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/oauth/token"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(HttpTestSupport.json(response)).containsEntry("error", "invalid_request");
    }

    @Test
    void readsABodyInChunks() throws Exception {
        HttpResponse<String> response = HttpTestSupport.send(HttpTestSupport.tokenRequest(scalekit, "")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(POST))));

        assertThat(scalekit.journal().last(Endpoint.TOKEN).header("Transfer-Encoding"))
                .contains("chunked");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesGet() throws Exception {
        HttpResponse<String> response = HttpTestSupport.get(scalekit, "/oauth/token");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void putsRegisteredAndRequestedAudiencesIntoTheToken() throws Exception {
        scalekit.registerClient(RegisteredClient.of(ID, SECRET).withAudience("https://api.acme.example"));
        HttpResponse<String> response =
                HttpTestSupport.requestToken(scalekit, POST + "&audience=a1&resource=res_1&resource=res_2");

        assertThat(claims(response)).containsEntry("aud", List.of("https://api.acme.example", "a1", "res_1", "res_2"));
    }

    @Test
    void givesAClientItsOrganizationAndLifetime() throws Exception {
        scalekit.registerClient(
                RegisteredClient.of(ID, SECRET).withOrganization("org_7").withLifetime(Duration.ofMinutes(5)));
        HttpResponse<String> response = HttpTestSupport.requestToken(scalekit, POST);
        Map<String, Object> claims = claims(response);

        assertThat(HttpTestSupport.json(response)).containsEntry("expires_in", 300L);
        assertThat(claims).containsEntry("oid", "org_7");
        assertThat(claims.get("exp")).isEqualTo(((Number) claims.get("iat")).longValue() + 300);
    }

    @Test
    void limitsRequestsAndSaysWhenToComeAgain() throws Exception {
        scalekit.limitTokenRequests(2, Duration.ofMinutes(1));
        HttpTestSupport.requestToken(scalekit, POST);
        HttpTestSupport.requestToken(scalekit, POST);
        HttpResponse<String> third = HttpTestSupport.requestToken(scalekit, POST);

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
    }

    @Test
    void journalShowsTheLastTokenRequestWithItsSecret() throws Exception {
        HttpTestSupport.requestToken(scalekit, POST + "&scope=read%3Adeployments");
        RecordedRequest request = scalekit.journal().last(Endpoint.TOKEN);

        assertThat(request.parameter("client_secret")).contains(SECRET);
        assertThat(request.parameters()).containsEntry("scope", List.of("read:deployments"));
        assertThat(request.header("content-type")).contains("application/x-www-form-urlencoded");
        assertThat(request.toString()).isEqualTo("POST /oauth/token");
    }
}
