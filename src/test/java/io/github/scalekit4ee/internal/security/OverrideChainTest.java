package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.OtherCompiler;
import io.github.scalekit4ee.internal.OtherCompiler.Part;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A method's family is the same from either end of it, whoever compiled the classes. */
class OverrideChainTest {

    /** Which classes are looked at. */
    enum Compiler {
        JAVAC,
        /** As Kotlin's. */
        WITHOUT_ANNOTATIONS_OF_BRIDGES;

        Class<?> compile(Class<?> type) {
            return this == JAVAC
                    ? type
                    : new OtherCompiler(OverrideChainTest.class, Part.ANNOTATIONS_OF_BRIDGES).recompiled(type);
        }
    }

    private interface Crud<T> {
        void put(T thing);
    }

    private static class Strings implements Crud<String> {
        @Override
        public void put(String thing) {}

        public void put(Integer other) {}
    }

    private abstract static class Middle<K extends Number> implements Crud<K> {
        @Override
        public void put(K thing) {}
    }

    private static class Longs extends Middle<Long> {
        @Override
        public void put(Long thing) {}
    }

    private interface Arrayed<T> {
        void put(T[] things);
    }

    private static class StringArrays implements Arrayed<String> {
        @Override
        public void put(String[] things) {}

        public void put(Integer[] other) {}
    }

    private interface Parameterized<T> {
        void put(Map<String, ? super T> things);
    }

    private static class OfMaps implements Parameterized<String> {
        @Override
        public void put(Map<String, ? super String> things) {}
    }

    private static class OfLists implements Crud<List<? extends Number>> {
        @Override
        public void put(List<? extends Number> things) {}

        public void put(Map<String, String> other) {}
    }

    private interface OwnVariable<T> {
        <X extends T> void put(X thing);
    }

    private static class OfCharSequences implements OwnVariable<CharSequence> {
        @Override
        public <Y extends CharSequence> void put(Y thing) {}

        public void put(Number other) {}
    }

    private static class Inherited {
        public void put(String thing) {}
    }

    private static class ImplementedByTheSuperclass extends Inherited implements Crud<String> {}

    private static class Covariant implements Cloneable {
        @Override
        public Covariant clone() {
            return this;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterfacesVariableIsResolved(Compiler compiler) {
        assertThat(families(compiler, Strings.class, Crud.class, Object.class))
                .containsExactly(List.of("Strings.put(String)", "Crud.put(Object)"));
    }

    @ParameterizedTest
    @EnumSource
    void aSuperclassInBetweenIsAMember(Compiler compiler) {
        List<String> all = List.of("Longs.put(Long)", "Middle.put(Number)", "Crud.put(Object)");

        assertThat(families(compiler, Longs.class, Crud.class, Object.class)).containsExactly(all);
        assertThat(families(compiler, Longs.class, Middle.class, Number.class)).containsExactly(all);
        assertThat(families(compiler, Longs.class, Longs.class, Long.class)).containsExactly(all);
    }

    @ParameterizedTest
    @EnumSource
    void aBridgeLeadsToTheMethodBehindIt(Compiler compiler) {
        assertThat(families(compiler, Strings.class, Strings.class, Object.class))
                .containsExactly(List.of("Strings.put(String)", "Crud.put(Object)", "Strings.put(Object)"));
    }

    @ParameterizedTest
    @EnumSource
    void theOverloadIsNoMember(Compiler compiler) {
        assertThat(families(compiler, Strings.class, Strings.class, Integer.class))
                .containsExactly(List.of("Strings.put(Integer)"));
    }

    @ParameterizedTest
    @EnumSource
    void aVariableInAnArrayIsResolved(Compiler compiler) {
        assertThat(families(compiler, StringArrays.class, Arrayed.class, Object[].class))
                .containsExactly(List.of("StringArrays.put(String[])", "Arrayed.put(Object[])"));
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsInBracketsDoesNotCount(Compiler compiler) {
        assertThat(families(compiler, OfMaps.class, Parameterized.class, Map.class))
                .containsExactly(List.of("OfMaps.put(Map)", "Parameterized.put(Map)"));
        assertThat(families(compiler, OfLists.class, Crud.class, Object.class))
                .containsExactly(List.of("OfLists.put(List)", "Crud.put(Object)"));
    }

    @ParameterizedTest
    @EnumSource
    void aMethodsOwnVariableIsResolvedByItsBound(Compiler compiler) {
        assertThat(families(compiler, OfCharSequences.class, OwnVariable.class, Object.class))
                .containsExactly(List.of("OfCharSequences.put(CharSequence)", "OwnVariable.put(Object)"));
    }

    @ParameterizedTest
    @EnumSource
    void aSuperclassImplementsWhatItDoesNotKnow(Compiler compiler) {
        assertThat(families(compiler, ImplementedByTheSuperclass.class, Crud.class, Object.class))
                .containsExactly(List.of("Inherited.put(String)", "Crud.put(Object)"));
    }

    @ParameterizedTest
    @EnumSource
    void aNarrowerResultIsTheSameMethod(Compiler compiler) throws Exception {
        Class<?> type = compiler.compile(Covariant.class);
        Method bridge = Arrays.stream(type.getDeclaredMethods())
                .filter(Method::isBridge)
                .findFirst()
                .orElseThrow();

        OverrideChain family = OverrideChain.of(type, bridge).get(0);

        assertThat(family.method().getReturnType()).isEqualTo(type);
        assertThat(family.overridden()).contains(bridge, Object.class.getDeclaredMethod("clone"));
    }

    @Test
    void withoutSignaturesEachOverloadThatABridgeMayReachCounts() {
        OtherCompiler shrunk =
                new OtherCompiler(OverrideChainTest.class, Part.ANNOTATIONS_OF_BRIDGES, Part.GENERIC_SIGNATURES);

        assertThat(families(shrunk.recompiled(Strings.class), shrunk.recompiled(Crud.class), Object.class))
                .extracting(family -> family.get(0))
                .contains("Strings.put(String)", "Strings.put(Integer)");
        assertThat(families(shrunk.recompiled(Strings.class), shrunk.recompiled(Strings.class), String.class))
                .containsExactly(List.of("Strings.put(String)", "Crud.put(Object)"));
        assertThat(families(shrunk.recompiled(Longs.class), shrunk.recompiled(Crud.class), Object.class))
                .extracting(family -> family.get(0))
                .contains("Longs.put(Long)");
    }

    @Test
    void aMethodOfNoSupertypeIsItsOwnFamily() throws Exception {
        Method foreign = Runnable.class.getMethod("run");

        assertThat(OverrideChain.of(Strings.class, foreign)).containsExactly(new OverrideChain(foreign, List.of()));
    }

    private static List<List<String>> families(
            Compiler compiler, Class<?> type, Class<?> declaring, Class<?>... parameters) {
        Class<?> compiled = compiler.compile(type);
        return families(compiled, in(compiled, declaring), parameters);
    }

    /** The class of that name which the compiled class itself sees. */
    private static Class<?> in(Class<?> compiled, Class<?> declaring) {
        try {
            return Class.forName(declaring.getName(), false, compiled.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<String>> families(Class<?> type, Class<?> declaring, Class<?>... parameters) {
        Method named = declared(declaring, parameters);
        return OverrideChain.of(type, named).stream()
                .map(family -> Stream.concat(Stream.of(family.method()), family.overridden().stream())
                        .map(OverrideChainTest::text)
                        .toList())
                .toList();
    }

    private static Method declared(Class<?> declaring, Class<?>... parameters) {
        try {
            return declaring.getDeclaredMethod("put", parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Method method) {
        return method.getDeclaringClass().getSimpleName() + ".put(" + method.getParameterTypes()[0].getSimpleName()
                + ")";
    }
}
