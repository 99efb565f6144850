package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.Profile;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Makes a verification key of a JWK (RFC 7517 section 4), bound to what the JWK says it is for. */
final class JwkReader {

    private static final int LONGEST_KID = 1024;

    private final KeyRules rules;
    private final boolean kidRequired;

    JwkReader(Profile profile, Set<String> algorithms) {
        this.rules = new KeyRules(profile, algorithms);
        this.kidRequired = profile == Profile.SCALEKIT;
    }

    VerificationKey read(Map<String, @Nullable Object> jwk) throws UnusableKeyException {
        String kid = text(jwk, "kid");
        if (kid == null ? kidRequired : kid.isEmpty() || kid.length() > LONGEST_KID) {
            throw new UnusableKeyException("its kid is missing, empty or too long");
        }
        String use = text(jwk, "use");
        if (use != null && !use.equals("sig")) {
            throw new UnusableKeyException("its use is not sig (RFC 7517 section 4.2)");
        }
        if (jwk.get("key_ops") != null && !(jwk.get("key_ops") instanceof List<?> ops && ops.contains("verify"))) {
            throw new UnusableKeyException("its key_ops lack verify (RFC 7517 section 4.3)");
        }
        PublicKey key = publicKey(jwk);
        return new VerificationKey(kid, rules.algorithmOf(key, text(jwk, "alg")), key);
    }

    private static PublicKey publicKey(Map<String, @Nullable Object> jwk) throws UnusableKeyException {
        Map<String, Object> members = new HashMap<>();
        jwk.forEach((name, value) -> {
            if (value != null) {
                members.put(name, value);
            }
        });
        members.remove("x5c"); // a certificate would have to be checked, and is not needed
        try {
            JsonWebKey key = JsonWebKey.Factory.newJwk(members);
            if (key instanceof PublicJsonWebKey asymmetric
                    && (asymmetric.getPublicKey() instanceof RSAPublicKey
                            || asymmetric.getPublicKey() instanceof ECPublicKey)) {
                return asymmetric.getPublicKey();
            }
            throw new UnusableKeyException("it is neither an RSA nor an EC key");
        } catch (JoseException | RuntimeException e) {
            throw new UnusableKeyException("it cannot be read as a JWK");
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> jwk, String name) throws UnusableKeyException {
        Object value = jwk.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new UnusableKeyException("its " + name + " is not a string");
    }
}
