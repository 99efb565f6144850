package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.http.HttpSettings;
import java.util.Set;

/**
 * How encrypted tokens (RFC 7516) are decrypted.
 *
 * @param keyLocation {@code mp.jwt.decrypt.key.location}: PEM (PKCS#8), JWK or JWK Set on the class path, in a file or at
 *     a URL
 * @param keyManagementAlgorithms accepted {@code alg} values: {@code RSA-OAEP}, {@code RSA-OAEP-256}
 * @param http how a URL is reached
 */
public record DecryptionConfiguration(String keyLocation, Set<String> keyManagementAlgorithms, HttpSettings http) {

    public DecryptionConfiguration {
        keyManagementAlgorithms = Set.copyOf(keyManagementAlgorithms);
    }

    /** With the JDK's own proxy and CAs. */
    public DecryptionConfiguration(String keyLocation, Set<String> keyManagementAlgorithms) {
        this(keyLocation, keyManagementAlgorithms, HttpSettings.DEFAULT);
    }
}
