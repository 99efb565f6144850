package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InheritedScopesTest {

    private final InheritedScopes scopes = new InheritedScopes();

    interface Contract {
        @RequiresScopes({"deploy", "read"})
        void deploy();

        void open();
    }

    interface Extended extends Contract {}

    @RequiresScopes("all")
    interface Closed {
        void work();
    }

    interface Plain {
        void open();
    }

    static class Base {
        @RequiresScopes("base")
        public void ofBase() {}
    }

    static class ByInterface implements Contract {
        @Override
        public void deploy() {}

        @Override
        public void open() {}
    }

    static class Indirect implements Extended {
        @Override
        public void deploy() {}

        @Override
        public void open() {}
    }

    static class Overriding extends Base {
        @Override
        public void ofBase() {}
    }

    static class OfOverriding extends Overriding {
        @Override
        public void ofBase() {}
    }

    static class ByType implements Closed {
        @Override
        public void work() {}
    }

    static class WithItsOwn implements Contract {
        @Override
        @RequiresScopes("own")
        public void deploy() {}

        @Override
        public void open() {}
    }

    @RequiresScopes("own")
    static class WithItsOwnForAll implements Contract {
        @Override
        public void deploy() {}

        @Override
        public void open() {}
    }

    static class Free implements Plain {
        @Override
        public void open() {}
    }

    /** What the container would call through no proxy. */
    static class Hiding extends Base implements Contract {
        @Override
        public void deploy() {}

        @Override
        public void open() {}

        static void ofNobody() {}

        @SuppressWarnings("unused")
        private void hidden() {}
    }

    @Test
    void aMethodHasThoseOfWhatItImplementsOrOverrides() {
        assertThat(added(ByInterface.class)).isEqualTo(Map.of("deploy", Set.of("deploy", "read")));
        assertThat(added(Indirect.class)).isEqualTo(Map.of("deploy", Set.of("deploy", "read")));
        assertThat(added(Overriding.class)).isEqualTo(Map.of("ofBase", Set.of("base")));
        assertThat(added(OfOverriding.class)).isEqualTo(Map.of("ofBase", Set.of("base")));
    }

    @Test
    void oneOfAnInterfaceHoldsForItsMethods() {
        assertThat(added(ByType.class)).isEqualTo(Map.of("work", Set.of("all")));
    }

    @Test
    void whatABeanSaysItselfStays() {
        assertThat(added(WithItsOwn.class)).isEmpty();
        assertThat(added(WithItsOwnForAll.class)).isEmpty();
    }

    @Test
    void nothingIsAddedWhereNothingIsInherited() {
        assertThat(added(Free.class)).isEmpty();
        assertThat(added(Contract.class)).isEmpty();
        assertThat(added(Extended.class)).isEmpty();
    }

    @Test
    void methodsThatNoProxyCallsAreLeftOut() {
        assertThat(added(Hiding.class)).isEqualTo(Map.of("deploy", Set.of("deploy", "read")));
    }

    @Test
    void whatWasLookedAtBeforeIsTheSameAgain() {
        added(ByInterface.class);
        assertThat(added(ByInterface.class)).containsOnlyKeys("deploy");
        assertThat(added(Free.class)).isEmpty();
    }

    /** The scopes that the methods of a type get, by the name of the method. */
    private <T> Map<String, Set<String>> added(Class<T> bean) {
        Map<String, Set<String>> added = new TreeMap<>();
        Set<AnnotatedMethod<?>> methods =
                methods(bean).map(InheritedScopesTest::annotated).collect(Collectors.toSet());
        Object type = Fake.of(AnnotatedType.class)
                .on("getJavaClass", bean)
                .on("getMethods", methods)
                .make();
        Object configurator = Fake.of(AnnotatedTypeConfigurator.class)
                .on("filterMethods", given -> filtered(methods, given[0], added))
                .make();
        @SuppressWarnings("unchecked")
        ProcessAnnotatedType<T> event = Fake.of(ProcessAnnotatedType.class)
                .on("getAnnotatedType", type)
                .on("configureAnnotatedType", configurator)
                .make();
        scopes.add(event);
        return added;
    }

    @SuppressWarnings("unchecked")
    private static Stream<Object> filtered(
            Set<AnnotatedMethod<?>> methods, Object wanted, Map<String, Set<String>> added) {
        return methods.stream().filter((Predicate<AnnotatedMethod<?>>) wanted).map(method -> Fake.of(
                        AnnotatedMethodConfigurator.class)
                .on("add", given -> {
                    String[] scopes = ((RequiresScopes) given[0]).value();
                    added.put(method.getJavaMember().getName(), new TreeSet<>(Arrays.asList(scopes)));
                    return null;
                })
                .make());
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
                .distinct();
    }

    private static AnnotatedMethod<?> annotated(Method method) {
        return Fake.of(AnnotatedMethod.class).on("getJavaMember", method).make();
    }
}
