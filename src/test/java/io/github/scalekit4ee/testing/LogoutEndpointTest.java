package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.OAuthTestSupport.assertError;
import static io.github.scalekit4ee.testing.OAuthTestSupport.authorize;
import static io.github.scalekit4ee.testing.OAuthTestSupport.code;
import static io.github.scalekit4ee.testing.OAuthTestSupport.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect RP-Initiated Logout 1.0. */
class LogoutEndpointTest {
    private static final String WEB = "web";
    private static final String HOME = "http://127.0.0.1:49153/home";

    private final SimulatedScalekit scalekit = SimulatedScalekit.builder()
            .application(RegisteredApplication.withSecret(WEB, "s3cret", "http://127.0.0.1/callback")
                    .withPostLogoutRedirectUris("http://127.0.0.1/home"))
            .application(RegisteredApplication.withSecret("other", "s3cret", "http://127.0.0.1/callback"))
            .start();

    @AfterEach
    void close() {
        scalekit.close();
    }

    private Map<String, Object> tokens() throws Exception {
        String code = code(
                authorize(scalekit, "/oauth/authorize", WEB, "scope", "openid offline_access"), "decision=allow-all");
        return HttpTestSupport.json(redeem(scalekit, WEB, code, "client_secret", "s3cret"));
    }

    private HttpResponse<String> logout(String... parameters) throws Exception {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], List.of(parameters[i + 1]));
        }
        return HttpTestSupport.send(HttpRequest.newBuilder(
                        URI.create(scalekit.environmentUrl() + "/oidc/logout?" + FormParameters.format(query)))
                .timeout(HttpTestSupport.PATIENCE));
    }

    @Test
    void theUserGoesBackAndTheTokensOfTheLoginEnd() throws Exception {
        Map<String, Object> tokens = tokens();

        HttpResponse<String> response = logout(
                "id_token_hint", tokens.get("id_token").toString(), "post_logout_redirect_uri", HOME, "state", "a & b");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains(HOME + "?state=a+%26+b");
        assertError(
                OAuthTestSupport.refresh(
                        scalekit, WEB, tokens.get("refresh_token").toString(), "&client_secret=s3cret"),
                400,
                "invalid_grant");
        assertThat(HttpTestSupport.send(
                                HttpRequest.newBuilder(scalekit.environmentUrl().resolve("/userinfo"))
                                        .timeout(HttpTestSupport.PATIENCE)
                                        .header("Authorization", "Bearer " + tokens.get("access_token")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(scalekit.requests(Endpoint.LOGOUT)).isEqualTo(1);
    }

    @Test
    void theClientIdIsEnoughToGoBack() throws Exception {
        assertThat(logout("client_id", WEB, "post_logout_redirect_uri", HOME)
                        .headers()
                        .firstValue("Location"))
                .contains(HOME);
        assertThat(logout().statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegistered() throws Exception {
        String hint = tokens().get("id_token").toString();

        for (String[] wrong : List.of(
                new String[] {"post_logout_redirect_uri", HOME},
                new String[] {"client_id", "other", "post_logout_redirect_uri", HOME},
                new String[] {"client_id", WEB, "post_logout_redirect_uri", "http://127.0.0.1/callback"},
                new String[] {"client_id", "other", "id_token_hint", hint, "post_logout_redirect_uri", HOME},
                new String[] {"id_token_hint", hint + "x", "post_logout_redirect_uri", HOME},
                new String[] {"id_token_hint", hint, "post_logout_redirect_uri", "https://evil.example/home"})) {
            HttpResponse<String> response = logout(wrong);
            assertThat(response.statusCode()).as(String.join(" ", wrong)).isEqualTo(400);
            assertThat(response.headers().firstValue("Location")).isEmpty();
        }
    }
}
