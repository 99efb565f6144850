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

class ScopeRejectionsTest {

    private static final InsufficientScopeException REFUSAL = new InsufficientScopeException(List.of("write"), false);

    @Test
    void aRefusalIsFoundInWhateverWrapsIt() {
        assertThat(ScopeRejections.in(REFUSAL)).isSameAs(REFUSAL);
        assertThat(ScopeRejections.in(new ServletException(
                        new ExecutionException(new CompletionException(new UndeclaredThrowableException(
                                new InvocationTargetException(new IllegalStateException(REFUSAL))))))))
                .isSameAs(REFUSAL);
    }

    @Test
    void anotherExceptionHasNone() {
        assertThat(ScopeRejections.in(null)).isNull();
        assertThat(ScopeRejections.in(new SecurityException("of the application", new RuntimeException())))
                .isNull();
    }

    @Test
    void aCircleOfCausesEnds() {
        RuntimeException first = new RuntimeException("first");
        first.initCause(new RuntimeException("second", first));

        assertThat(ScopeRejections.in(first)).isNull();
    }
}
