package io.github.scalekit4ee.internal.config;

import java.util.Set;

/**
 * How encrypted tokens (RFC 7516) are decrypted.
 *
 * @param keyLocation {@code mp.jwt.decrypt.key.location}: PEM (PKCS#8), JWK or JWK Set on the class path, in a file or at
 *     a URL
 * @param keyManagementAlgorithms accepted {@code alg} values: {@code RSA-OAEP}, {@code RSA-OAEP-256}
 */
public record DecryptionConfiguration(String keyLocation, Set<String> keyManagementAlgorithms) {

    public DecryptionConfiguration {
        keyManagementAlgorithms = Set.copyOf(keyManagementAlgorithms);
    }
}
