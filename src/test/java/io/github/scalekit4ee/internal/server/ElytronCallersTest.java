package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElytronCallersTest {

    private final Logger logger = Logger.getLogger("io.github.scalekit4ee.server");
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            logged.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    void aWildFlyThatIsMadeOtherwiseStartsAndTheLogSaysWhatToSetIfCallersAreRefused() {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> null);

        assertThat(ElytronCallers.takeFromTheMechanism(context)).isEmpty();

        assertThat(logged).singleElement().satisfies(record -> {
            assertThat(record.getLevel()).isEqualTo(Level.WARNING);
            assertThat(record.getMessage()).contains("ELY01177", ":write-attribute(name=integrated-jaspi,value=false)");
        });
    }

    @Test
    void advisesOnNothingButTheRefusalOfTheRealm() {
        assertThat(ElytronCallers.advice(new IllegalStateException(new SecurityException("ELY01177: Authorization"))))
                .isPresent();
        assertThat(ElytronCallers.advice(new IllegalStateException("other", new SecurityException())))
                .isEmpty();
    }
}
