package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRuleTest {

    @RolesAllowed("of-the-class")
    @RequiresScopes("scope-of-the-class")
    private static class Guarded {
        public void inherits() {}

        @RolesAllowed({"a", "b"})
        @RequiresScopes({"s", "t"})
        public void ownRule() {}

        @PermitAll
        public void permitted() {}

        @DenyAll
        public void denied() {}

        @RolesAllowed({})
        public void forNobody() {}
    }

    private static class Open {
        public void plain() {}

        @RequiresScopes("s")
        public void scopesOnly() {}
    }

    @Test
    void theMethodsAnnotationOverridesTheClass() throws Exception {
        assertThat(rule(Guarded.class, "ownRule")).isEqualTo(new AccessRule(false, Set.of("a", "b"), Set.of("s", "t")));
        assertThat(rule(Guarded.class, "inherits"))
                .isEqualTo(new AccessRule(false, Set.of("of-the-class"), Set.of("scope-of-the-class")));
    }

    @Test
    void permitAllLiftsTheRolesAndNotTheScopes() throws Exception {
        assertThat(rule(Guarded.class, "permitted"))
                .isEqualTo(new AccessRule(false, Set.of(), Set.of("scope-of-the-class")));
    }

    @Test
    void nobodyHasNoRole() throws Exception {
        assertThat(rule(Guarded.class, "denied").denied()).isTrue();
        assertThat(rule(Guarded.class, "forNobody").denied()).isTrue();
    }

    @Test
    void aMethodWithoutAnnotationsIsOpen() throws Exception {
        assertThat(rule(Open.class, "plain").isOpen()).isTrue();
        assertThat(rule(Open.class, "scopesOnly").isOpen()).isFalse();
    }

    private static AccessRule rule(Class<?> resource, String method) throws NoSuchMethodException {
        return AccessRule.of(resource, resource.getDeclaredMethod(method));
    }
}
