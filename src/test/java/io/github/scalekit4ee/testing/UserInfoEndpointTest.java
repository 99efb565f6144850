package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.OAuthTestSupport.authorize;
import static io.github.scalekit4ee.testing.OAuthTestSupport.code;
import static io.github.scalekit4ee.testing.OAuthTestSupport.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an application learns of its user (OpenID Connect Core section 5.3). */
class UserInfoEndpointTest {
    private static final String WEB = "web";

    private final TestClock clock = new TestClock();
    private final SimulatedScalekit scalekit = SimulatedScalekit.builder()
            .clock(clock)
            .application(RegisteredApplication.withSecret(WEB, "s3cret", "http://127.0.0.1/callback"))
            .start();

    @AfterEach
    void close() {
        scalekit.close();
    }

    private Map<String, Object> tokens(String scope) throws Exception {
        String code = code(
                authorize(scalekit, "/oauth/authorize", WEB, "scope", scope),
                "decision=allow-all&user=usr_1&roles=member+admin");
        return HttpTestSupport.json(redeem(scalekit, WEB, code, "client_secret", "s3cret"));
    }

    private HttpResponse<String> userInfo(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        scalekit.environmentUrl().resolve("/userinfo"))
                .timeout(HttpTestSupport.PATIENCE);
        return HttpTestSupport.send(authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    @Test
    void itSaysWhatTheScopesAllow() throws Exception {
        Object all = tokens("openid profile email").get("access_token");
        Object few = tokens("openid").get("access_token");

        assertThat(HttpTestSupport.json(userInfo("Bearer " + all)))
                .containsEntry("sub", "usr_1")
                .containsKeys("email", "email_verified", "name");
        assertThat(HttpTestSupport.json(userInfo("bearer " + few))).containsOnlyKeys("sub", "oid");
        assertThat(scalekit.requests(Endpoint.USERINFO)).isEqualTo(2);
    }

    @Test
    void aTokenWithoutOpenidIsNotEnough() throws Exception {
        HttpResponse<String> response = userInfo("Bearer " + tokens("profile").get("access_token"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
    }

    @Test
    void nobodyElsesTokenIsTaken() throws Exception {
        Object token = tokens("openid").get("access_token");

        assertThat(userInfo("").statusCode()).isEqualTo(401);
        assertThat(userInfo("Basic " + token).statusCode()).isEqualTo(401);
        assertThat(userInfo("Bearer " + scalekit.mint().user().token()).statusCode())
                .isEqualTo(401);
        clock.advance(Duration.ofHours(2));
        assertThat(userInfo("Bearer " + token).headers().firstValue("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\"");
    }

    @Test
    void theTokensOfOneLoginHaveOneSessionAndTheUsersRoles() throws Exception {
        Map<String, Object> tokens = tokens("openid");
        Map<String, Object> access =
                OAuthTestSupport.verified(scalekit, tokens.get("access_token").toString());
        Map<String, Object> id =
                OAuthTestSupport.verified(scalekit, tokens.get("id_token").toString());

        assertThat(access.get("roles").toString()).contains("member", "admin");
        assertThat(access.get("sid").toString()).startsWith("ses_").isEqualTo(id.get("sid"));
    }
}
