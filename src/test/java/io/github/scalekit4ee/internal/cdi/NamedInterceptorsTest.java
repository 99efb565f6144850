package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.interceptor.Interceptors;
import org.junit.jupiter.api.Test;

class NamedInterceptorsTest {

    private static class OfTheClass {}

    private static class OfTheMethod {}

    private static class OfTheSuperclass {}

    @Interceptors(OfTheSuperclass.class)
    private static class Super {}

    @Interceptors(OfTheClass.class)
    private static class Bean extends Super {
        @Interceptors(OfTheMethod.class)
        void work() {}
    }

    @Test
    void areThoseOfTheClassItsMethodsAndItsSuperclasses() {
        assertThat(NamedInterceptors.of(Bean.class))
                .containsExactlyInAnyOrder(OfTheClass.class, OfTheMethod.class, OfTheSuperclass.class);
        assertThat(NamedInterceptors.of(OfTheClass.class)).isEmpty();
    }
}
