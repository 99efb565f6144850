package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.testing.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys and JWK Sets as an issuer writes them. */
final class TestJwks {

    static final SigningKey RSA = SigningKey.rsa(2048).withKid("snk_1");
    static final SigningKey OTHER_RSA = SigningKey.rsa(2048).withKid("snk_2");
    static final SigningKey EC = SigningKey.ec().withKid("snk_ec");

    private TestJwks() {}

    /** A key for RS256 under any name. */
    static VerificationKey key(String kid) {
        return new VerificationKey(kid, "RS256", RSA.publicKey());
    }

    /** The members of {@link #RSA}, to be changed. */
    static Map<String, Object> rsaJwk() {
        return new LinkedHashMap<>(RSA.jwk());
    }

    static Map<String, Object> ecJwk() {
        return new LinkedHashMap<>(EC.jwk());
    }

    /** Members with some changed: a value of null takes the member away. */
    static Map<String, Object> with(Map<String, Object> jwk, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(jwk);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    /** A modulus of so many bits: not one of a real key, but nobody can tell by looking. */
    static String modulus(int bits) {
        return base64Url(BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE));
    }

    static String base64Url(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    @SafeVarargs
    static byte[] set(Map<String, Object>... jwks) {
        return ("{\"keys\":[" + List.of(jwks).stream().map(TestJwks::json).collect(Collectors.joining(",")) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TestJwks::json).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? '"' + text.replace("\n", "\\n") + '"' : String.valueOf(value);
    }

    /** A public key as PEM, its base64 on one line as the MicroProfile JWT TCK writes it. */
    static String pem(SigningKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.publicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
    }
}
