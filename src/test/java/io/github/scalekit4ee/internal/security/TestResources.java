package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Protected resources that say no more of themselves than they have to. */
final class TestResources {

    static final String ISSUER = "https://acme.scalekit.com";

    private TestResources() {}

    static ResourceConfiguration configuration(String url) {
        return new ResourceConfiguration(URI.create(url), null, null, Set.of(), List.of(ISSUER), null, false);
    }

    /** At the root of its host. */
    static ProtectedResource at(String url) {
        return ProtectedResource.of(configuration(url), Set.of(), "", false);
    }
}
