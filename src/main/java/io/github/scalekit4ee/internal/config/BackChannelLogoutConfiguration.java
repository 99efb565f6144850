package io.github.scalekit4ee.internal.config;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the application takes logout tokens (OpenID Connect Back-Channel Logout 1.0).
 *
 * @param path below the context root
 * @param audiences accepted {@code aud} values, of which a logout token must carry one, by the name of the environment
 */
public record BackChannelLogoutConfiguration(String path, Map<String, Set<String>> audiences) {

    public BackChannelLogoutConfiguration {
        Map<String, Set<String>> copy = new TreeMap<>();
        audiences.forEach((environment, values) -> copy.put(environment, Set.copyOf(values)));
        audiences = Collections.unmodifiableMap(copy);
    }
}
