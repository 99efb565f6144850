package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/** Tokens, good and forged, from any header and payload text. */
public final class TestTokens {

    public static final Instant NOW = Instant.parse("2026-04-22T07:00:00Z");
    public static final long NOW_SECONDS = NOW.getEpochSecond();
    public static final String ISSUER = "https://acme.scalekit.dev";
    public static final String AUDIENCE = "https://api.acme.example";
    public static final String KID = "snk_17002334227791972";
    public static final String CLIENT = "m2morg_69038819013296423";
    public static final String ORGANIZATION = "org_59615193906282635";

    public static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"typ\":\"JWT\"}";

    public static final KeyPair RSA = rsa(2048);
    public static final KeyPair OTHER_RSA = rsa(2048);

    private TestTokens() {}

    /** The claims of an organisation's machine token with an audience. */
    public static JsonText machine() {
        return JsonText.object()
                .with("client_id", CLIENT)
                .withRaw("exp", NOW_SECONDS + 3600)
                .withRaw("iat", NOW_SECONDS)
                .with("iss", ISSUER)
                .with("jti", "tkn_69041163914445100")
                .withRaw("nbf", NOW_SECONDS)
                .with("oid", ORGANIZATION)
                .withRaw("scopes", "[\"deploy:applications\",\"read:deployments\"]")
                .with("sub", CLIENT)
                .withRaw("aud", "[\"" + AUDIENCE + "\"]");
    }

    public static String sign(JsonText claims) {
        return sign(HEADER, claims.toString());
    }

    public static String sign(String header, String payload) {
        return sign(header.getBytes(UTF_8), payload.getBytes(UTF_8));
    }

    public static String sign(byte[] header, byte[] payload) {
        return sign(header, payload, "SHA256withRSA", RSA.getPrivate());
    }

    public static String sign(byte[] header, byte[] payload, String jcaName, PrivateKey key) {
        String input = base64(header) + "." + base64(payload);
        return input + "." + base64(signature(input, jcaName, key));
    }

    public static byte[] signature(String input, String jcaName, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(jcaName);
            signature.initSign(key);
            signature.update(input.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    public static KeyPair rsa(int bits) {
        return pair("RSA", bits);
    }

    public static KeyPair ec(int bits) {
        return pair("EC", bits);
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
