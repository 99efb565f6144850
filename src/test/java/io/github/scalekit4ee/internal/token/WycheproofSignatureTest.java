package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.internal.json.TestVectors;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Wycheproof's JWS vectors against parts, header and signature; their payloads are no claims. Keys without an algorithm of
 * ours (HMAC, {@code use: enc}) are the key source's to refuse and stay out.
 */
class WycheproofSignatureTest {

    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private final SignatureCheck signatures = new SignatureCheck();

    @Test
    void refusesEveryInvalidVectorAndAcceptsEveryValidOne() throws GeneralSecurityException {
        List<String> wrong = new ArrayList<>();
        int ran = 0;
        int rs256 = 0;
        for (JsonValue group :
                TestVectors.read("wycheproof/json_web_signature_test.json").getJsonArray("testGroups")) {
            JsonObject jwk = group.asJsonObject().getJsonObject("public");
            if (jwk == null || !ALGORITHMS.contains(jwk.getString("alg", ""))) {
                continue;
            }
            VerificationKey key = new VerificationKey("", jwk.getString("alg"), publicKey(jwk));
            for (JsonValue test : group.asJsonObject().getJsonArray("tests")) {
                JsonObject vector = test.asJsonObject();
                String token = vector.getString("jws");
                boolean expected = vector.getString("result").equals("valid") && isForAlgorithmOf(key, token);
                if (isAccepted(token, key) != expected) {
                    wrong.add(vector.getInt("tcId") + " " + vector.getString("comment"));
                }
                ran++;
                rs256 += key.algorithm().equals("RS256") ? 1 : 0;
            }
        }
        System.out.println("Wycheproof JWS: " + ran + " vectors ran, " + rs256 + " of them for RS256 keys");
        assertThat(wrong).isEmpty();
        assertThat(rs256).isGreaterThan(200);
    }

    /** Wycheproof has a PS384 token valid under a key whose {@code alg} is PS256; a key is bound to its algorithm here. */
    private static boolean isForAlgorithmOf(VerificationKey key, String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), UTF_8);
        return header.contains("\"" + key.algorithm() + "\"");
    }

    private boolean isAccepted(String text, VerificationKey key) {
        try {
            CompactToken token = CompactToken.parse(text);
            JoseHeader header = new HeaderRules(ALGORITHMS).check(token.decodeHeader());
            token.decodePayload();
            signatures.verify(token, token.decodeSignature(), header, key);
            return !token.isEncrypted();
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private static PublicKey publicKey(JsonObject jwk) throws GeneralSecurityException {
        if (jwk.getString("kty").equals("RSA")) {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e")));
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp" + jwk.getString("crv").substring(2) + "r1"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(jwk, "x"), number(jwk, "y")),
                        curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonObject jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.getString(member)));
    }
}
