package io.github.scalekit4ee.testing;

import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;

/** Another implementation's view of tokens: an independent one must verify what the environment signs. */
final class JoseTestSupport {
    private JoseTestSupport() {}

    static Map<String, Object> verified(String token, String jwkSet) throws Exception {
        JsonWebSignature jws = parsed(token);
        jws.setKey(new VerificationJwkSelector()
                .select(jws, new JsonWebKeySet(jwkSet).getJsonWebKeys())
                .getKey());
        if (!jws.verifySignature()) {
            throw new AssertionError("The signature does not verify.");
        }
        return JsonUtil.parseJson(jws.getPayload());
    }

    static Map<String, Object> header(String token) throws Exception {
        return JsonUtil.parseJson(parsed(token).getHeaders().getFullHeaderAsJsonString());
    }

    static Map<String, Object> claims(String token) throws Exception {
        return JsonUtil.parseJson(parsed(token).getUnverifiedPayload());
    }

    static JsonWebSignature parsed(String token) throws Exception {
        JsonWebSignature jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setCompactSerialization(token);
        return jws;
    }
}
