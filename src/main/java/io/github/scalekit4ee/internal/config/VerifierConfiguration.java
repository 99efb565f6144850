package io.github.scalekit4ee.internal.config;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are verified. The environment whose {@code iss} a token has says by which rules and keys. An encrypted token
 * shows its {@code iss} only when it is decrypted, so that is the same for all.
 *
 * @param environments by name, in alphabetical order, no two with the same issuer; at least one; the unnamed one is {@code ""}
 * @param decryption how encrypted tokens are decrypted; null: encrypted tokens are refused
 * @param tokenCache bounds of the cache of verified tokens
 */
public record VerifierConfiguration(
        SortedMap<String, EnvironmentConfiguration> environments,
        @Nullable DecryptionConfiguration decryption,
        TokenCacheConfiguration tokenCache) {

    public VerifierConfiguration {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
    }

    /** With the unnamed environment alone. */
    public VerifierConfiguration(
            EnvironmentConfiguration unnamed,
            @Nullable DecryptionConfiguration decryption,
            TokenCacheConfiguration tokenCache) {
        this(new TreeMap<>(Map.of("", unnamed)), decryption, tokenCache);
    }
}
