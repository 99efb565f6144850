package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedScopesTest {

    @RequiresScopes("of-interface")
    interface Contract {
        @RequiresScopes("of-interface-method")
        default void agreed() {}
    }

    interface Extended extends Contract {}

    @RequiresScopes({"of-base", "shared"})
    static class Base implements Extended {
        @RequiresScopes("of-base-method")
        void work() {}
    }

    @RequiresScopes({"of-class", "shared"})
    static class Derived extends Base {
        @RequiresScopes("of-private-method")
        private void hidden() {}

        void open() {}
    }

    static class Plain {
        void open() {}
    }

    @Test
    void areThoseOfAClassAndOfAllThatItInheritsFrom() {
        assertThat(NamedScopes.of(List.of(Derived.class)))
                .containsExactly(
                        "of-base",
                        "of-base-method",
                        "of-class",
                        "of-interface",
                        "of-interface-method",
                        "of-private-method",
                        "shared");
    }

    @Test
    void areFoundOnceInAllClasses() {
        assertThat(NamedScopes.of(List.of(Plain.class, Contract.class, Extended.class)))
                .containsExactly("of-interface", "of-interface-method");
    }

    @Test
    void areNoneWhereNothingNamesAny() {
        assertThat(NamedScopes.of(List.of(Plain.class, Object.class))).isEmpty();
    }

    @Test
    void areNotThoseOfAClassThatSeesAnotherJar() {
        assertThat(NamedScopes.of(List.of(String.class, Plain.class))).isEmpty();
    }
}
