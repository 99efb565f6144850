package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InsufficientScopeException;
import jakarta.servlet.ServletException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private static final InsufficientScopeException REFUSAL = new InsufficientScopeException(List.of("write"), false);

    @Test
    void aRefusalIsFoundInWhateverWrapsIt() {
        assertThat(Refusals.in(REFUSAL)).isSameAs(REFUSAL);
        assertThat(Refusals.in(new ServletException(
                        new ExecutionException(new CompletionException(new UndeclaredThrowableException(
                                new InvocationTargetException(new IllegalStateException(REFUSAL))))))))
                .isSameAs(REFUSAL);
    }

    @Test
    void anotherExceptionHasNone() {
        assertThat(Refusals.in(null)).isNull();
        assertThat(Refusals.in(new SecurityException("of the application", new RuntimeException())))
                .isNull();
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(Refusals.in(first)).isNull();
    }
}
