package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.internal.UsedHeap;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept of tokens, groups included, on the heap of this JVM. */
@ExtendWith(SimulatedScalekitExtension.class)
class KeptTokensMemoryTest {

    private static final int TOKENS = 500;
    private static final int SCOPES = 700;
    private static final int MEGABYTES = 8;

    private static final CallerConfiguration PREFIXED = new CallerConfiguration(
            List.of(new GroupsSource(List.of("scopes"), "SCOPE_"), new GroupsSource(List.of("roles"), "")),
            "scalekit",
            null);

    @Test
    void tokensWithHundredsOfScopesTakeNoMoreThanConfigured(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier = verifier(scalekit)) {
            AccessTokenIdentityStore store = new AccessTokenIdentityStore(verifier, PREFIXED);
            validate(store, heavyToken(scalekit, -1));
            long before = UsedHeap.bytes();

            for (int i = 0; i < TOKENS; i++) {
                validate(store, heavyToken(scalekit, i));
            }

            long megabytes = (UsedHeap.bytes() - before) >> 20;
            System.out.println(TOKENS + " tokens of " + SCOPES + " scopes: " + megabytes + " MB kept of " + MEGABYTES);
            // Two for what else happens in this JVM.
            assertThat(megabytes).isBetween(1L, MEGABYTES + 2L);
            assertThat(validate(store, heavyToken(scalekit, 1)).getStatus()).isEqualTo(Status.VALID);
        }
    }

    @Test
    void equalGroupsOfDifferentTokensAreOneSet(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier = verifier(scalekit)) {
            AccessTokenIdentityStore store = new AccessTokenIdentityStore(verifier, PREFIXED);

            Set<String> one = groups(validate(store, heavyToken(scalekit, 1)));
            Set<String> other = groups(validate(store, heavyToken(scalekit, 1)));

            assertThat(one).hasSize(SCOPES + 1).isSameAs(other);
        }
    }

    private static AccessTokenVerifier verifier(SimulatedScalekit scalekit) {
        return AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .allowMissingAudience(true)
                .tokenCacheMemory(MEGABYTES)
                .build();
    }

    private static String heavyToken(SimulatedScalekit scalekit, int client) {
        String[] scopes = IntStream.range(0, SCOPES)
                .mapToObj(i -> "scope:" + client + ":" + i)
                .toArray(String[]::new);
        return scalekit.mint()
                .organizationClient()
                .client("m2morg_" + client)
                .scopes(scopes)
                .roles("admin")
                .token();
    }

    private static CredentialValidationResult validate(AccessTokenIdentityStore store, String token) {
        CredentialValidationResult result =
                store.validate(new AccessTokenCredential(new PresentedToken(PresentedToken.BEARER, token, "GET", "/")));
        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        return result;
    }

    private static Set<String> groups(CredentialValidationResult result) {
        return ((AccessTokenCallerPrincipal) result.getCallerPrincipal()).getGroups();
    }
}
