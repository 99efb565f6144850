package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeHierarchyTest {

    @Test
    void aStrongerScopeSatisfiesAllThatAreWeaker() throws Exception {
        ScopeHierarchy hierarchy =
                ScopeHierarchyParser.parse(" admin:* > write:deployments > read:deployments,admin:*>audit ");

        assertThat(hierarchy.withWeaker(Set.of("admin:*")))
                .containsExactlyInAnyOrder("admin:*", "write:deployments", "read:deployments", "audit");
        assertThat(hierarchy.withWeaker(Set.of("write:deployments")))
                .containsExactlyInAnyOrder("write:deployments", "read:deployments");
    }

    @Test
    void aChainMayGoOnInAnother() throws Exception {
        assertThat(ScopeHierarchyParser.parse("b > c, a > b").withWeaker(Set.of("a")))
                .containsExactlyInAnyOrder("a", "b", "c");
        assertThat(ScopeHierarchyParser.parse("a > b > d, a > c > d").withWeaker(Set.of("a")))
                .containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void whereNothingIsAddedTheSetIsTheSame() throws Exception {
        ScopeHierarchy hierarchy = ScopeHierarchyParser.parse("a > b");
        Set<String> weak = Set.of("b", "other");
        Set<String> both = Set.of("a", "b");

        assertThat(hierarchy.withWeaker(weak)).isSameAs(weak);
        assertThat(hierarchy.withWeaker(both)).isSameAs(both);
        assertThat(ScopeHierarchy.NONE.withWeaker(both)).isSameAs(both);
    }

    @Test
    void aScopeIsALiteralName() throws Exception {
        assertThat(ScopeHierarchyParser.parse("admin:* > read").withWeaker(Set.of("admin:x")))
                .containsExactly("admin:x");
    }

    @Test
    void withoutTheKeyEachScopeIsForItself() {
        assertThat(Settings.scalekit().caller().hierarchy().weaker()).isEmpty();
        assertThat(Settings.scalekit("scalekit.scope-hierarchy=a > b")
                        .caller()
                        .hierarchy()
                        .weaker())
                .containsOnlyKeys("a");
    }
}
