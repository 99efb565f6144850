package io.github.scalekit4ee.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PublishedKeysTest {
    @RegisterExtension
    final SimulatedScalekitExtension extension = new SimulatedScalekitExtension();

    private SimulatedScalekit scalekit;

    @BeforeEach
    void remember(SimulatedScalekit environment) {
        scalekit = environment;
    }

    private List<JsonWebKey> published() throws Exception {
        return new JsonWebKeySet(HttpTestSupport.get(scalekit, "/keys").body()).getJsonWebKeys();
    }

    private List<String> publishedKids() throws Exception {
        return published().stream().map(JsonWebKey::getKeyId).toList();
    }

    @Test
    void keySetHasScalekitsShape() throws Exception {
        HttpResponse<String> response = HttpTestSupport.get(scalekit, "/keys");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(response.body())
                .matches("\\{\"keys\":\\[\\{\"use\":\"sig\",\"kty\":\"RSA\",\"kid\":\"snk_\\d{17}\",\"alg\":\"RS256\","
                        + "\"n\":\"[\\w-]{342}\",\"e\":\"AQAB\"}]}");
    }

    @Test
    void rotationSignsWithANewKeyAndKeepsTheOldOnePublished() throws Exception {
        String before = scalekit.mint().user().token();
        String oldKid = scalekit.signingKey().kid();
        String newKid = scalekit.rotateKeys().kid();
        String after = scalekit.mint().user().token();

        assertThat(publishedKids()).containsExactly(oldKid, newKid);
        assertThat(JoseTestSupport.header(after)).containsEntry("kid", newKid);
        String keys = HttpTestSupport.get(scalekit, "/keys").body();
        JoseTestSupport.verified(before, keys);
        JoseTestSupport.verified(after, keys);
    }

    @Test
    void nextKeyIsPublishedBeforeItSigns() throws Exception {
        String current = scalekit.signingKey().kid();
        String next = scalekit.publishNextKey().kid();

        assertThat(publishedKids()).containsExactly(current, next);
        assertThat(JoseTestSupport.header(scalekit.mint().user().token())).containsEntry("kid", current);
        scalekit.signWith(next);
        assertThat(JoseTestSupport.header(scalekit.mint().user().token())).containsEntry("kid", next);
    }

    @Test
    void removedKeyIsNoLongerPublishedButCanStillSign() throws Exception {
        SigningKey stolen = scalekit.signingKey();
        scalekit.rotateKeys();
        scalekit.removeKey(stolen.kid());

        assertThat(publishedKids()).containsExactly(scalekit.signingKey().kid());
        assertThat(JoseTestSupport.header(scalekit.mint().user().key(stolen).token()))
                .containsEntry("kid", stolen.kid());
    }

    @Test
    void refusesToRemoveOrUseAKeyThatIsNotThere() {
        assertThatThrownBy(() -> scalekit.removeKey("snk_0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> scalekit.signWith("snk_0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rotatesToAnotherSize() throws Exception {
        SigningKey small = scalekit.rotateKeys(1024);

        assertThat(((RsaJsonWebKey) published().get(1))
                        .getRsaPublicKey()
                        .getModulus()
                        .bitLength())
                .isEqualTo(1024);
        JoseTestSupport.parsed(scalekit.mint().user().token());
        assertThat(JoseTestSupport.header(scalekit.mint().user().token())).containsEntry("kid", small.kid());
    }

    @Test
    void publishesAnyMembers() throws Exception {
        SigningKey key = SigningKey.ec();
        Map<String, Object> jwk = new LinkedHashMap<>(key.jwk());
        jwk.put("alg", "ES512");
        jwk.put("key_ops", List.of("sign"));
        jwk.remove("use");
        scalekit.addKey(jwk);

        JsonWebKey last = published().get(1);
        assertThat(last.getKeyId()).isEqualTo(key.kid());
        assertThat(last.getAlgorithm()).isEqualTo("ES512");
        assertThat(last.getKeyOps()).containsExactly("sign");
        assertThat(last.getUse()).isNull();
    }

    @Test
    void sendsCacheControlWhenAsked() throws Exception {
        scalekit.keysCacheControl("max-age=31536000");

        assertThat(HttpTestSupport.get(scalekit, "/keys").headers().firstValue("Cache-Control"))
                .contains("max-age=31536000");
    }

    @Test
    void resourceHasNoKeysOfItsOwn() throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/resources/res_1/keys").statusCode())
                .isEqualTo(404);
        assertThat(scalekit.requests(Endpoint.OTHER)).isEqualTo(1);
        assertThat(scalekit.requests(Endpoint.KEYS)).isZero();
    }

    @Test
    void environmentPublishesItsMetadata() throws Exception {
        assertThat(HttpTestSupport.json(HttpTestSupport.get(scalekit, "/.well-known/openid-configuration")))
                .containsEntry("issuer", scalekit.issuer())
                .containsEntry("jwks_uri", scalekit.environmentUrl() + "/keys")
                .containsEntry("token_endpoint", scalekit.environmentUrl() + "/oauth/token");
    }

    @Test
    void resourceMetadataNamesItsIssuerAndTheEnvironmentsKeys() throws Exception {
        assertThat(HttpTestSupport.json(
                        HttpTestSupport.get(scalekit, "/.well-known/oauth-authorization-server/resources/res_1")))
                .containsEntry("issuer", scalekit.issuer() + "/resources/res_1")
                .containsEntry("jwks_uri", scalekit.environmentUrl() + "/keys");
    }

    @Test
    void unknownMetadataIsNotFound() throws Exception {
        assertThat(HttpTestSupport.get(scalekit, "/.well-known/oauth-authorization-server/resources/")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void customDomainIsTheIssuer() throws Exception {
        try (SimulatedScalekit custom =
                SimulatedScalekit.builder().issuer("https://auth.acme.example").start()) {
            assertThat(JoseTestSupport.claims(custom.mint().user().token()))
                    .containsEntry("iss", "https://auth.acme.example");
            assertThat(HttpTestSupport.json(HttpTestSupport.get(custom, "/.well-known/openid-configuration")))
                    .containsEntry("issuer", "https://auth.acme.example");
        }
    }
}
