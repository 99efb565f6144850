package io.github.scalekit4ee.testing;

import static io.github.scalekit4ee.testing.OAuthTestSupport.assertError;
import static io.github.scalekit4ee.testing.OAuthTestSupport.authorize;
import static io.github.scalekit4ee.testing.OAuthTestSupport.claims;
import static io.github.scalekit4ee.testing.OAuthTestSupport.code;
import static io.github.scalekit4ee.testing.OAuthTestSupport.redeem;
import static io.github.scalekit4ee.testing.OAuthTestSupport.refresh;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the code to tokens: RFC 6749 sections 4.1.3, 5.2 and 6, RFC 7636, RFC 8707. */
class AuthorizationCodeTest {
    private static final String TOOL = "tool";
    private static final String WEB = "web";
    private static final String RESOURCE = "/resources/res_1/oauth/authorize";
    private static final String URL = "http://localhost:9080/mcp";

    private final TestClock clock = new TestClock();
    private final SimulatedScalekit scalekit = builder().start();

    private SimulatedScalekitBuilder builder() {
        return SimulatedScalekit.builder()
                .clock(clock)
                .application(RegisteredApplication.withoutSecret(TOOL, "http://127.0.0.1/callback"))
                .application(RegisteredApplication.withSecret(WEB, "s3cret", "http://127.0.0.1/callback"))
                .resource(RegisteredResource.of("res_1", URL, "read:deployments", "deploy:applications"));
    }

    @AfterEach
    void close() {
        scalekit.close();
    }

    private String allowed(String... changes) throws Exception {
        return code(authorize(scalekit, RESOURCE, TOOL, changes), "decision=allow-all");
    }

    @Test
    void theTokenHasTheScopesThatWereTicked() throws Exception {
        String code = code(authorize(scalekit, RESOURCE, TOOL), "decision=allow&scope=read:deployments&user=usr_1");

        HttpResponse<String> response = redeem(scalekit, TOOL, code, "resource", URL);

        assertThat(HttpTestSupport.json(response))
                .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
                .containsEntry("scope", "read:deployments");
        assertThat(claims(scalekit, response))
                .containsEntry("scopes", List.of("read:deployments"))
                .containsEntry("sub", "usr_1")
                .containsEntry("client_id", TOOL)
                .containsEntry("aud", List.of("res_1", URL))
                .containsEntry("iss", scalekit.issuer() + "/resources/res_1")
                .containsEntry("exp", clock.instant().getEpochSecond() + 3600)
                .doesNotContainKeys("roles", "permissions");
    }

    @Test
    void aScopeThatWasNotOfferedCannotBeTicked() throws Exception {
        String code = code(
                authorize(scalekit, RESOURCE, TOOL, "scope", "read:deployments"),
                "decision=allow&scope=read:deployments&scope=deploy:applications");

        assertThat(claims(scalekit, redeem(scalekit, TOOL, code))).containsEntry("scopes", List.of("read:deployments"));
    }

    @Test
    void nothingTickedIsATokenWithoutScopes() throws Exception {
        String code = code(authorize(scalekit, RESOURCE, TOOL), "decision=allow");

        assertThat(claims(scalekit, redeem(scalekit, TOOL, code))).containsEntry("scopes", List.of());
    }

    @Test
    void anApplicationIsNotOfferedMoreThanItIsRegisteredFor() throws Exception {
        scalekit.registerApplication(RegisteredApplication.withoutSecret(TOOL, "http://127.0.0.1/callback")
                .withScopes("read:deployments", "read:invoices"));
        assertThat(claims(scalekit, redeem(scalekit, TOOL, allowed())))
                .containsEntry("scopes", List.of("read:deployments"));

        scalekit.registerApplication(RegisteredApplication.withoutSecret(TOOL, "http://127.0.0.1/callback")
                .withScopes("read:invoices"));
        assertThat(claims(scalekit, redeem(scalekit, TOOL, allowed()))).containsEntry("scopes", List.of());
        assertThat(OAuthTestSupport.callback(OAuthTestSupport.press(
                        authorize(scalekit, RESOURCE, TOOL, "scope", "read:deployments"), "decision=allow-all")))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void theEnvironmentMayIssueTheTokensOfResources() throws Exception {
        try (SimulatedScalekit older =
                builder().environmentIssuesForResources(true).start()) {
            String code = code(authorize(older, RESOURCE, TOOL), "decision=allow-all");

            assertThat(claims(older, redeem(older, TOOL, code)))
                    .containsEntry("iss", older.issuer())
                    .containsEntry("aud", List.of("res_1", URL));
        }
    }

    @Test
    void atTheEnvironmentTheResourceParameterIsTheAudience() throws Exception {
        String path = "/oauth/authorize";
        String other = "https://api.acme.example";

        assertThat(claims(
                        scalekit, redeem(scalekit, TOOL, code(authorize(scalekit, path, TOOL), "decision=allow-all"))))
                .containsEntry("aud", List.of(TOOL))
                .containsEntry("iss", scalekit.issuer());
        assertThat(claims(
                        scalekit,
                        redeem(
                                scalekit,
                                TOOL,
                                code(authorize(scalekit, path, TOOL, "resource", other), "decision=allow-all"))))
                .containsEntry("aud", List.of(other))
                .containsEntry("iss", scalekit.issuer());
        assertThat(claims(
                        scalekit,
                        redeem(
                                scalekit,
                                TOOL,
                                code(authorize(scalekit, path, TOOL, "resource", URL), "decision=allow-all"))))
                .containsEntry("aud", List.of("res_1", URL))
                .containsEntry("iss", scalekit.issuer() + "/resources/res_1");
    }

    @Test
    void aCodeServesOnceAndItsReplayEndsWhatCameOfIt() throws Exception {
        String code = allowed("scope", "read:deployments offline_access");
        String refreshToken = HttpTestSupport.json(redeem(scalekit, TOOL, code))
                .get("refresh_token")
                .toString();

        assertError(redeem(scalekit, TOOL, code), 400, "invalid_grant");
        assertError(refresh(scalekit, TOOL, refreshToken, ""), 400, "invalid_grant");
    }

    @Test
    void aClientWithASecretMayDoWithoutPkceButNotLoseItOnTheWay() throws Exception {
        String path = "/oauth/authorize";
        String[] without = {"code_challenge", "", "code_challenge_method", ""};

        String code = code(authorize(scalekit, path, WEB, without), "decision=allow-all");
        assertThat(redeem(scalekit, WEB, code, "client_secret", "s3cret", "code_verifier", "")
                        .statusCode())
                .isEqualTo(200);
        String taken = code(authorize(scalekit, path, WEB, without), "decision=allow-all");
        assertError(redeem(scalekit, WEB, taken, "client_secret", "s3cret"), 400, "invalid_grant");
        String proven = code(authorize(scalekit, path, WEB), "decision=allow-all");
        assertError(
                redeem(scalekit, WEB, proven, "client_secret", "s3cret", "code_verifier", ""), 400, "invalid_request");
    }

    @Test
    void aCodeLivesAMinute() throws Exception {
        String early = allowed();
        clock.advance(Duration.ofSeconds(59));
        assertThat(redeem(scalekit, TOOL, early).statusCode()).isEqualTo(200);

        String late = allowed();
        clock.advance(Duration.ofSeconds(60));
        assertError(redeem(scalekit, TOOL, late), 400, "invalid_grant");
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, aBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant",
        "code_verifier, short, invalid_grant",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant",
        "code_verifier, '', invalid_request",
        "redirect_uri, http://127.0.0.1:49153/callback, invalid_grant",
        "redirect_uri, '', invalid_grant",
        "code, '', invalid_request",
        "code, nothing, invalid_grant",
        "resource, http://localhost:9999/other, invalid_target",
        "grant_type, password, unsupported_grant_type",
        "grant_type, client_credentials, unauthorized_client"
    })
    void aWrongTokenRequestIsRejected(String name, String value, String error) throws Exception {
        assertError(redeem(scalekit, TOOL, allowed(), name, value), 400, error);
    }

    @Test
    void aFailedAttemptUsesTheCodeUp() throws Exception {
        String code = allowed();
        redeem(scalekit, TOOL, code, "code_verifier", "a".repeat(43));

        assertError(redeem(scalekit, TOOL, code), 400, "invalid_grant");
    }

    @Test
    void aCodeBelongsToItsClient() throws Exception {
        assertError(redeem(scalekit, WEB, allowed(), "client_secret", "s3cret"), 400, "invalid_grant");
    }

    @Test
    void aClientWithASecretMustShowIt() throws Exception {
        String code = code(authorize(scalekit, RESOURCE, WEB), "decision=allow-all");

        assertError(redeem(scalekit, WEB, code), 401, "invalid_client");
        assertError(redeem(scalekit, WEB, code, "client_secret", "wrong"), 401, "invalid_client");
        assertThat(redeem(scalekit, WEB, code, "client_secret", "s3cret").statusCode())
                .isEqualTo(200);
        assertError(redeem(scalekit, TOOL, allowed(), "client_secret", "any"), 401, "invalid_client");
    }

    @Test
    void refreshTokensRotate() throws Exception {
        String first = HttpTestSupport.json(redeem(scalekit, TOOL, allowed("scope", "read:deployments offline_access")))
                .get("refresh_token")
                .toString();
        clock.advance(Duration.ofMinutes(30));

        HttpResponse<String> refreshed = refresh(scalekit, TOOL, first, "");

        assertThat(claims(scalekit, refreshed))
                .containsEntry("scopes", List.of("read:deployments", "offline_access"))
                .containsEntry("aud", List.of("res_1", URL))
                .containsEntry("exp", clock.instant().getEpochSecond() + 3600);
        String second = HttpTestSupport.json(refreshed).get("refresh_token").toString();
        assertThat(second).isNotEqualTo(first);
        HttpResponse<String> again = refresh(scalekit, TOOL, second, "&scope=read:deployments");
        assertThat(claims(scalekit, again)).containsEntry("scopes", List.of("read:deployments"));
        String third = HttpTestSupport.json(again).get("refresh_token").toString();

        assertError(refresh(scalekit, TOOL, first, ""), 400, "invalid_grant");
        assertError(refresh(scalekit, TOOL, third, ""), 400, "invalid_grant");
    }

    @Test
    void aRefreshTokenGivesNoMoreThanTheUserAllowed() throws Exception {
        String token = HttpTestSupport.json(redeem(scalekit, TOOL, allowed("scope", "read:deployments offline_access")))
                .get("refresh_token")
                .toString();

        assertError(refresh(scalekit, WEB, token, "&client_secret=s3cret"), 400, "invalid_grant");
        assertError(refresh(scalekit, TOOL, token, "&scope=deploy:applications"), 400, "invalid_scope");
    }

    @Test
    void aRefreshTokenEndsAfterThirtyDays() throws Exception {
        String token = HttpTestSupport.json(redeem(scalekit, TOOL, allowed("scope", "read:deployments offline_access")))
                .get("refresh_token")
                .toString();
        clock.advance(Duration.ofDays(30));

        assertError(refresh(scalekit, TOOL, token, ""), 400, "invalid_grant");
    }

    @Test
    void withOpenidThereIsAnIdTokenForTheClient() throws Exception {
        Map<String, Object> answer = HttpTestSupport.json(
                redeem(scalekit, TOOL, allowed("scope", "openid read:deployments", "nonce", "n-1")));
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(answer.get("access_token").toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(OAuthTestSupport.verified(scalekit, answer.get("id_token").toString()))
                .containsEntry("aud", List.of(TOOL))
                .containsEntry("nonce", "n-1")
                .containsEntry("at_hash", CompactJws.base64Url(Arrays.copyOf(hash, 16)))
                .doesNotContainKey("scopes");
    }
}
