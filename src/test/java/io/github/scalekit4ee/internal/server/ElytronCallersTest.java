package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.LoggedMessages;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class ElytronCallersTest {

    @Test
    void aWildFlyThatIsMadeOtherwiseStartsAndTheLogSaysWhatToSetIfCallersAreRefused() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> null);

        try (LoggedMessages log = new LoggedMessages("server")) {
            assertThat(ElytronCallers.takeFromTheMechanism(context)).isEmpty();

            assertThat(log.all()).hasSize(1);
            assertThat(log.of(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("ELY01177", ":write-attribute(name=integrated-jaspi,value=false)");
        }
    }

    @Test
    void advisesOnNothingButTheRefusalOfTheRealm() {
        assertThat(ElytronCallers.advice(new IllegalStateException(new SecurityException("ELY01177: Authorization"))))
                .isPresent();
        assertThat(ElytronCallers.advice(new IllegalStateException("other", new SecurityException())))
                .isEmpty();
    }
}
