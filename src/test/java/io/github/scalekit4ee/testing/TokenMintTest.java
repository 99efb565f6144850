package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenMintTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.750Z");

    @RegisterExtension
    static final SimulatedScalekitExtension SCALEKIT =
            SimulatedScalekitExtension.with(scalekit -> scalekit.clock(Clock.fixed(NOW, ZoneOffset.UTC)));

    private final SimulatedScalekit scalekit = SCALEKIT.scalekit();
    private final TokenMint mint = scalekit.mint();

    private Map<String, Object> verified(TokenDraft draft) throws Exception {
        return JoseTestSupport.verified(
                draft.token(), HttpTestSupport.get(scalekit, "/keys").body());
    }

    @Test
    void organizationClientTokenVerifiesAndHasScalekitsClaims() throws Exception {
        Map<String, Object> claims = verified(mint.organizationClient().client("m2morg_1"));

        assertThat(claims)
                .containsOnlyKeys("client_id", "exp", "iat", "iss", "jti", "nbf", "oid", "scopes", "sub")
                .containsEntry("client_id", "m2morg_1")
                .containsEntry("sub", "m2morg_1")
                .containsEntry("iss", scalekit.environmentUrl().toString())
                .containsEntry("iat", NOW.getEpochSecond())
                .containsEntry("nbf", NOW.getEpochSecond())
                .containsEntry("exp", NOW.getEpochSecond() + 3600)
                .containsEntry("scopes", List.of("deploy:applications", "read:deployments"));
        assertThat(claims.get("jti")).asString().matches("tkn_\\d{17}");
        assertThat(claims.get("oid")).asString().startsWith("org_");
    }

    @Test
    void headerIsScalekitsOwn() throws Exception {
        assertThat(JoseTestSupport.header(mint.user().token()))
                .containsOnlyKeys("alg", "kid", "typ")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", scalekit.signingKey().kid())
                .containsEntry("typ", "JWT");
        assertThat(scalekit.signingKey().kid()).matches("snk_\\d{17}");
    }

    @Test
    void userTokenHasRolesPermissionsAndSession() throws Exception {
        Map<String, Object> claims = verified(mint.user());

        assertThat(claims)
                .containsOnlyKeys(
                        "exp",
                        "iat",
                        "iss",
                        "jti",
                        "nbf",
                        "sub",
                        "client_id",
                        "aud",
                        "oid",
                        "roles",
                        "permissions",
                        "sid",
                        "xoid",
                        "xuid")
                .containsEntry("aud", List.of(claims.get("client_id")))
                .containsEntry("roles", List.of("admin"))
                .containsEntry("permissions", List.of("data:read"));
        assertThat(claims.get("sub")).asString().startsWith("usr_");
        assertThat(claims.get("sid")).asString().startsWith("ses_");
    }

    @Test
    void agentTokenIsForTheResourceAndComesFromItsIssuer() throws Exception {
        Map<String, Object> claims = verified(mint.agent("res_42"));

        assertThat(claims)
                .containsEntry("aud", List.of("res_42"))
                .containsEntry("iss", scalekit.issuer() + "/resources/res_42")
                .containsEntry("sub", claims.get("client_id"));
        assertThat(claims.get("sub")).asString().startsWith("m2m_");
    }

    @Test
    void idTokenHasNoScopes() throws Exception {
        assertThat(verified(mint.idToken()))
                .containsKeys("at_hash", "c_hash", "amr", "azp", "aud", "sub")
                .doesNotContainKeys("scopes", "scope");
    }

    @Test
    void idpInitiatedLoginTokenHasExactlySevenClaims() throws Exception {
        assertThat(verified(mint.idpInitiatedLogin()))
                .containsOnlyKeys("organization_id", "connection_id", "login_hint", "exp", "nbf", "iat", "iss");
    }

    @Test
    void logoutTokenHasTheClaimsOfItsSpecification() throws Exception {
        assertThat(verified(mint.logout()))
                .containsOnlyKeys("iss", "sub", "aud", "iat", "exp", "jti", "events", "sid")
                .containsEntry("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
                .containsEntry("exp", NOW.plusSeconds(120).getEpochSecond());
        assertThat(mint.logout().headerJson()).contains("\"typ\":\"logout+jwt\"");
    }

    @Test
    void draftChangesAndRemovesClaimsAndHeaders() throws Exception {
        String token = mint.blank()
                .subject("s")
                .clientId("c")
                .organization("o")
                .scope("a b")
                .issuer("https://issuer.example")
                .issuedAt(NOW)
                .expiresAt(NOW.plusSeconds(1))
                .notBefore(NOW.minusSeconds(1))
                .claim("custom_claims", Map.of("plan", List.of("gold", 7, true)))
                .claim("gone", 1)
                .without("gone")
                .claim("aud", "plain")
                .header("typ", "at+jwt")
                .header("exp", NOW)
                .withoutHeader("kid")
                .token();

        assertThat(JoseTestSupport.claims(token))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sub", "s",
                        "client_id", "c",
                        "oid", "o",
                        "scope", "a b",
                        "iss", "https://issuer.example",
                        "iat", NOW.getEpochSecond(),
                        "exp", NOW.getEpochSecond() + 1,
                        "nbf", NOW.getEpochSecond() - 1,
                        "custom_claims", Map.of("plan", List.of("gold", 7L, true)),
                        "aud", "plain"));
        assertThat(JoseTestSupport.header(token))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("alg", "RS256", "typ", "at+jwt", "exp", NOW.getEpochSecond()));
    }

    @Test
    void draftIsImmutable() throws Exception {
        TokenDraft draft = mint.user();
        String before = draft.payloadJson();
        draft.subject("somebody else").without("iss").header("x", 1);

        assertThat(draft.payloadJson()).isEqualTo(before);
        assertThat(JoseTestSupport.header(draft.token())).doesNotContainKey("x");
    }

    @Test
    void keptDraftIsSignedByTheCurrentKey() throws Exception {
        TokenDraft draft = mint.user();
        SigningKey next = scalekit.rotateKeys();

        assertThat(JoseTestSupport.header(draft.token())).containsEntry("kid", next.kid());
        verified(draft);
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "RS384", "RS512", "PS256"})
    void rsaAlgorithmsVerifyWithTheSameKey(JwsAlgorithm algorithm) throws Exception {
        JsonWebSignature jws =
                JoseTestSupport.parsed(mint.user().algorithm(algorithm).token());
        jws.setKey(scalekit.signingKey().publicKey());

        assertThat(jws.getAlgorithmHeaderValue()).isEqualTo(algorithm.name());
        assertThat(jws.verifySignature()).isTrue();
    }

    @Test
    void ellipticKeyVerifiesFromTheKeySet() throws Exception {
        SigningKey key = scalekit.addKey(SigningKey.ec());

        assertThat(verified(mint.user().key(key))).containsKey("sub");
    }

    @Test
    void hmacTokenIsSignedWithTheGivenBytes() throws Exception {
        byte[] secret = scalekit.signingKey().publicKey().getEncoded();
        JsonWebSignature jws = JoseTestSupport.parsed(mint.user()
                .key(SigningKey.hmac(secret).withKid(scalekit.signingKey().kid()))
                .token());
        jws.setKey(new HmacKey(secret));

        assertThat(jws.getKeyIdHeaderValue()).isEqualTo(scalekit.signingKey().kid());
        assertThat(jws.verifySignature()).isTrue();
    }

    @Test
    void hmacKeyMayBeEmpty() {
        assertThat(mint.user().key(SigningKey.hmac(new byte[0])).token().split("\\.", -1)[2])
                .hasSize(43);
    }

    @Test
    void unsignedTokenHasAnEmptySignature() throws Exception {
        String token = mint.user().algorithm(JwsAlgorithm.NONE).token();

        assertThat(token).endsWith(".");
        assertThat(JoseTestSupport.header(token)).containsEntry("alg", "none");
    }

    @Test
    void foreignKeyDoesNotVerify() throws Exception {
        String forged = mint.user()
                .key(SigningKey.rsa(2048).withKid(scalekit.signingKey().kid()))
                .token();
        String keys = HttpTestSupport.get(scalekit, "/keys").body();

        assertThatThrownBy(() -> JoseTestSupport.verified(forged, keys)).isInstanceOf(AssertionError.class);
    }

    @Test
    void rawBytesAreSignedAsTheyAre() throws Exception {
        String token =
                mint.sign("{\"alg\":\"RS256\"}".getBytes(UTF_8), "not json {".getBytes(UTF_8), scalekit.signingKey());
        JsonWebSignature jws = JoseTestSupport.parsed(token);
        jws.setKey(scalekit.signingKey().publicKey());

        assertThat(jws.getPayload()).isEqualTo("not json {");
    }

    @Test
    void splicedPayloadKeepsTheHeader() throws Exception {
        TokenDraft draft = mint.user();
        String duplicated = draft.payloadJson().replaceFirst("\\{", "{\"exp\":1,");
        JsonWebSignature jws = JoseTestSupport.parsed(draft.tokenWithPayload(duplicated.getBytes(UTF_8)));
        jws.setKey(scalekit.signingKey().publicKey());

        assertThat(jws.getPayload()).startsWith("{\"exp\":1,\"exp\":");
        assertThat(jws.getKeyIdHeaderValue()).isEqualTo(scalekit.signingKey().kid());
    }

    @Test
    void rawJsonReachesThePayloadUnchanged() {
        assertThat(mint.blank().claim("exp", new RawJson("01")).payloadJson()).isEqualTo("{\"exp\":01}");
    }

    @Test
    void everyEnvironmentHasKeysOfItsOwn() {
        try (SimulatedScalekit other = SimulatedScalekit.start()) {
            assertThat(((RSAPublicKey) other.signingKey().publicKey()).getModulus())
                    .isNotEqualTo(((RSAPublicKey) scalekit.signingKey().publicKey()).getModulus());
        }
    }
}
