package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The application's own private keys, which decrypt tokens (MicroProfile JWT 2.1 section 9.2.8): PKCS#8 as PEM, a JWK or a JWK Set. Read
 * at first use, since the location may be served by the application itself.
 */
public final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final KeyLocation location;
    private volatile @Nullable List<Entry> entries;

    /** A key with what its JWK says of it; null where it says nothing. */
    private record Entry(@Nullable String kid, @Nullable String algorithm, PrivateKey key) {

        @Override
        public String toString() {
            return "Entry[…]";
        }
    }

    public PrivateKeys(DecryptionConfiguration configuration) {
        this.location = new KeyLocation(configuration.keyLocation(), JwksConfiguration.DEFAULT.timeout());
    }

    /**
     * The key for a token's header.
     *
     * @param kid the header's {@code kid}; null when it has none
     * @param algorithm the header's {@code alg}
     * @return null when none fits
     * @throws KeySourceUnavailableException when the location cannot be read
     */
    public @Nullable PrivateKey find(@Nullable String kid, String algorithm) {
        PrivateKey fitting = null;
        for (Entry entry : entries()) {
            if (entry.algorithm == null || entry.algorithm.equals(algorithm)) {
                if (kid != null && kid.equals(entry.kid)) {
                    return entry.key;
                }
                if (fitting == null && (kid == null || entry.kid == null)) {
                    fitting = entry.key;
                }
            }
        }
        return fitting;
    }

    private List<Entry> entries() {
        List<Entry> known = entries;
        if (known == null) {
            try {
                known = read(location.read().strip());
            } catch (IOException | IllegalArgumentException | GeneralSecurityException | JoseException e) {
                // The cause stays out: it could hold a part of the key.
                throw new KeySourceUnavailableException(
                        "mp.jwt.decrypt.key.location (MP_JWT_DECRYPT_KEY_LOCATION): no private key can be read there. "
                                + "Put a PKCS#8 PEM text, a JWK or a JWK Set there.",
                        Duration.ofSeconds(5),
                        null);
            }
            entries = known;
        }
        return known;
    }

    private static List<Entry> read(String text) throws GeneralSecurityException, JoseException {
        int begin = text.indexOf(BEGIN);
        if (begin >= 0) {
            String base64 =
                    text.substring(begin + BEGIN.length(), text.indexOf(END)).replaceAll("\\s", "");
            PKCS8EncodedKeySpec encoded =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return List.of(new Entry(null, null, KeyFactory.getInstance("RSA").generatePrivate(encoded)));
        }
        List<JsonWebKey> keys = text.contains("\"keys\"")
                ? new JsonWebKeySet(text).getJsonWebKeys()
                : List.of(JsonWebKey.Factory.newJwk(text));
        return keys.stream()
                .filter(key -> key instanceof PublicJsonWebKey pair && pair.getPrivateKey() != null)
                .map(key -> new Entry(key.getKeyId(), key.getAlgorithm(), ((PublicJsonWebKey) key).getPrivateKey()))
                .toList();
    }
}
