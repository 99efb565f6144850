package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import io.github.scalekit4ee.testing.TokenDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedScalekitExtension.class)
class GroupsMapperTest {

    @Test
    void unitesBothFormsInWhichScopesAreWritten(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().scopes("a", "b").scope("b c");

        assertThat(groups(scalekit, draft, source("", "scopes"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void putsThePrefixBeforeEachValueOfItsSourceOnly(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().scopes("a").roles("admin");

        assertThat(groups(scalekit, draft, source("SCOPE_", "scopes"), source("", "roles")))
                .containsExactly("SCOPE_a", "admin");
    }

    @Test
    void reachesNestedClaims(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint()
                .organizationClient()
                .claim("custom_claims", Map.of("teams", List.of("blue", 7, " ", "red")));

        assertThat(groups(scalekit, draft, source("", "custom_claims", "teams")))
                .containsExactly("blue", "red");
    }

    @Test
    void findsNothingInAClaimOfAnotherKind(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().claim("roles", Map.of("a", "b"));

        assertThat(groups(scalekit, draft, source("", "roles"), source("", "missing", "deep")))
                .isEmpty();
    }

    @Test
    void aStringThatIsNoScopeIsOneGroup(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint()
                .organizationClient()
                .claim("roles", "Site admin")
                .claim("permissions", "data:read data:write")
                .claim("groups", "Read only")
                .claim("https://acme.example/team", "Blue team")
                .claim("custom_claims", Map.of("scope", "all admin", "scopes", "x y", "team", "Red admin"));

        assertThat(groups(
                        scalekit,
                        draft,
                        source("", "roles"),
                        source("P_", "permissions"),
                        source("", "groups"),
                        source("", "https://acme.example/team"),
                        source("", "custom_claims", "scope"),
                        source("", "custom_claims", "scopes"),
                        source("T_", "custom_claims", "team")))
                .containsExactly(
                        "Site admin",
                        "P_data:read data:write",
                        "Read only",
                        "Blue team",
                        "all admin",
                        "x y",
                        "T_Red admin");
    }

    @Test
    void aBlankStringIsNoGroup(SimulatedScalekit scalekit) {
        TokenDraft draft =
                scalekit.mint().organizationClient().claim("roles", " ").claim("groups", "");

        assertThat(groups(scalekit, draft, source("", "roles"), source("", "groups")))
                .isEmpty();
    }

    @Test
    void eachWordOfScopeIsAGroup(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().scopes("a").scope("b  c");

        assertThat(groups(scalekit, draft, source("SCOPE_", "scope"))).containsExactly("SCOPE_b", "SCOPE_c");
    }

    private static GroupsSource source(String prefix, String... path) {
        return new GroupsSource(List.of(path), prefix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scopes", "scope"})
    void aStrongerScopeGivesTheGroupsOfWeakerOnes(String source, SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().scopes().claim("scope", "admin other");
        ScopeHierarchy hierarchy = new ScopeHierarchy(Map.of("admin", Set.of("write", "read")));

        assertThat(groups(hierarchy, scalekit, draft, source("", source)))
                .containsExactlyInAnyOrder("admin", "other", "write", "read");
        assertThat(groups(hierarchy, scalekit, draft, source("SCOPE_", source))).contains("SCOPE_read");
    }

    @Test
    void whatIsNoScopeIsNoStrongerScope(SimulatedScalekit scalekit) {
        TokenDraft draft = scalekit.mint().organizationClient().scopes().claim("roles", List.of("admin"));
        ScopeHierarchy hierarchy = new ScopeHierarchy(Map.of("admin", Set.of("write")));

        assertThat(groups(hierarchy, scalekit, draft, source("", "roles"))).containsExactly("admin");
    }

    private static Set<String> groups(SimulatedScalekit scalekit, TokenDraft draft, GroupsSource... sources) {
        return groups(ScopeHierarchy.NONE, scalekit, draft, sources);
    }

    private static Set<String> groups(
            ScopeHierarchy hierarchy, SimulatedScalekit scalekit, TokenDraft draft, GroupsSource... sources) {
        try (AccessTokenVerifier verifier = TestVerifiers.open(scalekit)) {
            VerifiedAccessToken token = verifier.verify(draft.token());
            return new GroupsMapper(List.of(sources), hierarchy).groupsOf(token);
        }
    }
}
