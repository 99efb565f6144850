package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.server.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class UnknownCallersTest {

    private final UnknownCallers unknownCallers =
            new UnknownCallers(new ErrorResponses(TestVerifiers.SCOPES_AS_GROUPS), Servers.WILDFLY);

    /** As WildFly's Jakarta Security wraps it. */
    private final RuntimeException refusedByTheRealm =
            new IllegalStateException(new IOException(new SecurityException("ELY01177: Authorization failed.")));

    @Test
    void aLoginThatTheRealmOfTheServerRefusesSaysOnceWhatToSet() {
        List<String> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.github.scalekit4ee.security");
        Handler handler = collecting(logged);
        logger.addHandler(handler);
        try {
            assertThat(unknownCallers.answerTo(refusedByTheRealm).status()).isEqualTo(500);
            assertThat(unknownCallers.answerTo(refusedByTheRealm).body()).isEmpty();
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(logged).singleElement().asString().contains("name=integrated-jaspi,value=false");
    }

    @Test
    void anyOtherFailureIsTheCallersOwn() {
        RuntimeException other = new IllegalStateException("something else");

        assertThatThrownBy(() -> unknownCallers.answerTo(other)).isSameAs(other);
    }

    private static Handler collecting(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                logged.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
