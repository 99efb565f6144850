package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.OtherCompiler;
import io.github.scalekit4ee.internal.OtherCompiler.Part;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(rule(Guarded.class, "ownRule"))
                .isEqualTo(new AccessRule(false, List.of(Set.of("a", "b")), Set.of("s", "t")));
        assertThat(rule(Guarded.class, "inherits"))
                .isEqualTo(new AccessRule(false, List.of(Set.of("of-the-class")), Set.of("scope-of-the-class")));
    }

    @Test
    void ofScopesAloneNoRoleIsAsked() throws Exception {
        assertThat(AccessRule.ofScopes(Guarded.class, Guarded.class.getMethod("ownRule")))
                .isEqualTo(new AccessRule(false, List.of(), Set.of("s", "t")));
        assertThat(AccessRule.ofScopes(Open.class, Open.class.getMethod("plain"))
                        .isOpen())
                .isTrue();
    }

    @Test
    void permitAllLiftsTheRolesAndNotTheScopes() throws Exception {
        assertThat(rule(Guarded.class, "permitted"))
                .isEqualTo(new AccessRule(false, List.of(), Set.of("scope-of-the-class")));
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

    @RolesAllowed("of-the-base")
    private static class Base {
        public void inherited() {}
    }

    private static class SilentHeir extends Base {}

    @RolesAllowed("of-the-heir")
    private static class Heir extends Base {}

    @PermitAll
    private static class GenerousHeir extends Base {}

    @RolesAllowed("of-the-class")
    private static class OverridingHeir extends Base {
        @Override
        public void inherited() {}
    }

    @Test
    void anInheritedMethodKeepsTheRuleOfTheClassThatDeclaresIt() throws Exception {
        assertThat(inherited(SilentHeir.class).roles()).containsExactly(Set.of("of-the-base"));
        assertThat(inherited(GenerousHeir.class).roles()).containsExactly(Set.of("of-the-base"));
        assertThat(inherited(Heir.class).roles())
                .containsExactlyInAnyOrder(Set.of("of-the-base"), Set.of("of-the-heir"));
    }

    @Test
    void aMethodThatIsOverriddenIsUnderItsNewClass() throws Exception {
        assertThat(rule(OverridingHeir.class, "inherited").roles()).containsExactly(Set.of("of-the-class"));
    }

    private interface Crud<T> {
        @RolesAllowed("writer")
        @RequiresScopes("write")
        void put(T thing);

        @DenyAll
        default void clear() {}
    }

    @RolesAllowed("of-the-interface")
    private interface Listing {
        void list();
    }

    private static class Resource implements Crud<String>, Listing {
        @Override
        public void put(String thing) {}

        @Override
        public void list() {}
    }

    private static class LiftingResource implements Crud<String> {
        @Override
        @PermitAll
        @RequiresScopes("own")
        public void put(String thing) {}
    }

    @Test
    void whatTheInterfaceAsksHoldsWhereTheClassIsSilent() throws Exception {
        AccessRule put = AccessRule.of(Resource.class, Resource.class.getDeclaredMethod("put", String.class));

        assertThat(put.roles()).containsExactly(Set.of("writer"));
        assertThat(put.scopes()).containsExactly("write");
        assertThat(rule(Resource.class, "list").roles()).containsExactly(Set.of("of-the-interface"));
        assertThat(AccessRule.of(Resource.class, Crud.class.getDeclaredMethod("clear"))
                        .denied())
                .isTrue();
    }

    @Test
    void itIsTheSameWhenTheServerNamesTheInterfacesMethod() throws Exception {
        assertThat(AccessRule.of(Resource.class, Listing.class.getDeclaredMethod("list"))
                        .roles())
                .containsExactly(Set.of("of-the-interface"));
        assertThat(AccessRule.of(LiftingResource.class, Crud.class.getDeclaredMethod("put", Object.class)))
                .isEqualTo(new AccessRule(false, List.of(), Set.of("own")));
    }

    @Test
    void theClassLiftsWhatTheInterfaceAsks() throws Exception {
        assertThat(AccessRule.of(LiftingResource.class, LiftingResource.class.getDeclaredMethod("put", String.class)))
                .isEqualTo(new AccessRule(false, List.of(), Set.of("own")));
    }

    private interface Generic<T> {
        void put(T thing);
    }

    private static class Closed implements Generic<String> {
        @Override
        @RolesAllowed("writer")
        @RequiresScopes("write")
        public void put(String thing) {}

        @DenyAll
        public void put(Integer other) {}
    }

    /** As TomEE does, of code that Kotlin compiled. */
    @Test
    void theRuleIsFoundBehindABridgeWithoutAnnotations() throws Exception {
        OtherCompiler kotlin = new OtherCompiler(AccessRuleTest.class, Part.ANNOTATIONS_OF_BRIDGES);

        assertThat(ruleOfTheErasedMethod(kotlin))
                .isEqualTo(new AccessRule(false, List.of(Set.of("writer")), Set.of("write")));
    }

    @Test
    void whereSeveralMethodsMayBeMeantAllTheirRulesHold() throws Exception {
        OtherCompiler shrunk =
                new OtherCompiler(AccessRuleTest.class, Part.ANNOTATIONS_OF_BRIDGES, Part.GENERIC_SIGNATURES);

        assertThat(ruleOfTheErasedMethod(shrunk))
                .isEqualTo(new AccessRule(true, List.of(Set.of("writer")), Set.of("write")));
    }

    private static AccessRule ruleOfTheErasedMethod(OtherCompiler compiler) throws NoSuchMethodException {
        return AccessRule.of(
                compiler.recompiled(Closed.class),
                compiler.recompiled(Generic.class).getDeclaredMethod("put", Object.class));
    }

    @Stereotype
    @RequiresScopes("of-the-stereotype")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Audited {}

    @Audited
    private static class WithStereotype {
        public void plain() {}
    }

    @Test
    void aStereotypeBringsItsScopes() throws Exception {
        assertThat(rule(WithStereotype.class, "plain").scopes()).containsExactly("of-the-stereotype");
    }

    private static class Careless {
        @RequiresScopes({})
        public void noScope() {}

        @RolesAllowed({"twice", "twice"})
        @RequiresScopes({"twice", "twice"})
        public void twice() {}
    }

    @Test
    void nobodyHasNoScope() throws Exception {
        assertThat(rule(Careless.class, "noScope").denied()).isTrue();
    }

    @Test
    void aNameThatStandsTwiceCountsOnce() throws Exception {
        assertThat(rule(Careless.class, "twice"))
                .isEqualTo(new AccessRule(false, List.of(Set.of("twice")), Set.of("twice")));
    }

    @RolesAllowed("of-the-heir")
    private static class GuardedHeir extends Guarded {}

    /** As a container makes it, without the annotations of the methods. */
    private static class GeneratedHeir extends GuardedHeir {
        @Override
        public void inherits() {}

        @Override
        public void ownRule() {}

        @Override
        public void permitted() {}

        @Override
        public void denied() {}

        @Override
        public void forNobody() {}
    }

    private static class WithFinalMethod {
        public final void ofAll() {}
    }

    @RolesAllowed("of-the-middle")
    private static class Middle extends WithFinalMethod {}

    /** As a container makes it: it can override no final method. */
    private static class Lowest extends Middle {}

    @PermitAll
    private static class Permitting extends Middle {}

    @Test
    void theNearestClassBelowTheOneThatDeclaresTheMethodCounts() throws Exception {
        Method method = WithFinalMethod.class.getMethod("ofAll");
        assertThat(AccessRule.of(Middle.class, method).roles()).containsExactly(Set.of("of-the-middle"));
        assertThat(AccessRule.of(Lowest.class, method).roles()).containsExactly(Set.of("of-the-middle"));
        assertThat(AccessRule.of(Permitting.class, method).isOpen()).isTrue();
        assertThat(AccessRule.of(WithFinalMethod.class, method).isOpen()).isTrue();
    }

    private static class GuardedHeir$$Proxy extends GuardedHeir {
        @Override
        public void inherits() {}

        @Override
        public void ownRule() {}

        @Override
        public void permitted() {}

        @Override
        public void denied() {}

        @Override
        public void forNobody() {}
    }

    @ParameterizedTest
    @ValueSource(strings = {"inherits", "ownRule", "permitted", "denied", "forNobody"})
    void aContainersSubclassHasTheRulesOfTheClassThatWasWritten(String method) throws Exception {
        AccessRule written = AccessRule.of(GuardedHeir.class, GuardedHeir.class.getMethod(method));
        assertThat(rule(GuardedHeir$$Proxy.class, method)).isEqualTo(written);
        assertThat(rule(GeneratedHeir.class, method).roles()).isEqualTo(written.roles());
        assertThat(rule(GeneratedHeir.class, method).denied()).isEqualTo(written.denied());
    }

    private static AccessRule inherited(Class<?> resource) throws NoSuchMethodException {
        return AccessRule.of(resource, Base.class.getDeclaredMethod("inherited"));
    }

    private static AccessRule rule(Class<?> resource, String method) throws NoSuchMethodException {
        return AccessRule.of(resource, resource.getDeclaredMethod(method));
    }
}
