package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;

/** The real verifier of a simulated environment, and callers whose groups are their scopes. */
final class TestVerifiers {

    static final CallerConfiguration SCOPES_AS_GROUPS =
            new CallerConfiguration(List.of(new GroupsSource(List.of("scopes"), "")), "scalekit", null);

    private TestVerifiers() {}

    /** Accepts the token of an organization's client, which has no audience. */
    static AccessTokenVerifier open(SimulatedScalekit scalekit) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .allowMissingAudience(true)
                .build();
    }
}
