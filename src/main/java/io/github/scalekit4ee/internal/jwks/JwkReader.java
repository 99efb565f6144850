package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.Profile;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Makes verification keys of a JWK (RFC 7517 section 4), bound to what the JWK says it is for. */
final class JwkReader {

    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

    /** The public members of RFC 7518 section 6 and RFC 8037 section 2; an {@code x5c} would be a certificate that nobody has checked. */
    private static final Map<String, List<String>> PUBLIC_MEMBERS =
            Map.of("RSA", List.of("n", "e"), "EC", List.of("x", "y"), "OKP", List.of("x"));

    private static final Set<String> SECRET_MEMBERS = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    private final KeyRules rules;
    private final boolean kidRequired;

    JwkReader(Profile profile, KeyRules rules) {
        this.rules = rules;
        this.kidRequired = profile == Profile.SCALEKIT;
    }

    /**
     * @return one key for each algorithm that it may verify: one where the JWK states its algorithm
     * @throws UnusableKeyException when it may verify none
     */
    List<VerificationKey> read(Map<String, @Nullable Object> jwk) throws UnusableKeyException {
        String kid = text(jwk, "kid");
        if (kid == null ? kidRequired : !KeyId.isPlain(kid)) {
            throw new UnusableKeyException("its kid is missing, too long or not plain text");
        }
        String use = text(jwk, "use");
        if (use != null && !use.equals("sig")) {
            throw new UnusableKeyException("its use is not sig (RFC 7517 section 4.2)");
        }
        if (jwk.containsKey("key_ops")
                && !(jwk.get("key_ops") instanceof List<?> operations && operations.contains("verify"))) {
            throw new UnusableKeyException("its key_ops lack verify (RFC 7517 section 4.3)");
        }
        for (String secret : SECRET_MEMBERS) {
            if (jwk.containsKey(secret)) {
                throw new UnusableKeyException("it is a secret or private key, which everybody could sign with");
            }
        }
        String stated = text(jwk, "alg");
        PublicKey key = publicKey(jwk);
        return rules.algorithmsOf(key, stated).stream()
                .map(algorithm -> new VerificationKey(kid, algorithm, key))
                .toList();
    }

    private static PublicKey publicKey(Map<String, @Nullable Object> jwk) throws UnusableKeyException {
        String type = text(jwk, "kty");
        List<String> numbers = type == null ? null : PUBLIC_MEMBERS.get(type);
        if (type == null || numbers == null) {
            throw new UnusableKeyException("its kty is neither RSA nor EC nor OKP");
        }
        Map<String, Object> members = new HashMap<>();
        members.put("kty", type);
        for (String name : numbers) {
            String number = text(jwk, name);
            if (number == null || !BASE64URL.matcher(number).matches()) {
                throw new UnusableKeyException("its " + name + " is not base64url (RFC 7518 section 6)");
            }
            members.put(name, number);
        }
        String curve = text(jwk, "crv");
        if (type.equals("OKP")) {
            if (!Ed25519.CURVE.equals(curve)) {
                throw new UnusableKeyException("its crv is not Ed25519");
            }
            return Ed25519.key(String.valueOf(members.get("x")));
        }
        if (curve != null) {
            members.put("crv", curve);
        }
        try {
            return ((PublicJsonWebKey) JsonWebKey.Factory.newJwk(members)).getPublicKey();
        } catch (JoseException | RuntimeException e) {
            // Coordinates too long for the curve, for example, are no JoseException.
            throw new UnusableKeyException("it is no valid " + type + " key");
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
