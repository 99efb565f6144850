package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RejectionLogTest {

    private static final RejectedRequest REQUEST = new RejectedRequest("GET", "/app", null, "Basic hush", null);

    private final Logger logger = Logger.getLogger("io.github.scalekit4ee.security");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            assertThat(entry.getLevel()).isEqualTo(Level.FINE);
            lines.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private void listen() {
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void nobodyDescribesARequestWhereNobodyReadsTheLog() {
        Supplier<RejectedRequest> unwanted = () -> {
            throw new AssertionError("described");
        };
        assertThat(RejectionLog.isOn()).isFalse();
        RejectionLog.badToken(unwanted, new InvalidTokenException(Reason.ISSUER, "iss"), Set.of());
        RejectionLog.nobody(unwanted);
        RejectionLog.noAnswer(unwanted, new KeySourceUnavailableException("no key", Duration.ofSeconds(1), null));
        listen();
        assertThat(RejectionLog.isOn()).isTrue();
        assertThat(lines).isEmpty();
    }

    @Test
    void oneLineSaysWhatWasRefusedAndWhy() {
        listen();
        RejectionLog.badToken(() -> REQUEST, new InvalidTokenException(Reason.EXPIRED, "too late", "m2m_1"), Set.of());
        RejectionLog.nobody(() -> REQUEST);
        RejectionLog.noAnswer(() -> REQUEST, new KeySourceUnavailableException("no key", Duration.ofSeconds(1), null));
        RejectionLog.write(() -> REQUEST, 403, () -> "a role", new CallerPrincipal("anna"));
        assertThat(lines)
                .containsExactly(
                        "A token was refused (EXPIRED): too late [GET /app; client: m2m_1]",
                        "A request was refused with 401: the request has no bearer token; its Authorization field has"
                                + " the scheme Basic [GET /app]",
                        "A request was refused with 503: no key [GET /app]",
                        "A request was refused with 403: a role [GET /app]");
    }

    @Test
    void whatIsAcceptedStandsThereInOrderAndIsCut() {
        listen();
        InvalidTokenException refusal = new InvalidTokenException(Reason.ISSUER, "iss");
        RejectionLog.badToken(() -> REQUEST, refusal, Set.of("b", "a", "c"));
        RejectionLog.badToken(() -> REQUEST, refusal, Set.of("x".repeat(500)));
        RejectionLog.badToken(() -> REQUEST, refusal, Set.of("x".repeat(501)));
        assertThat(lines)
                .containsExactly(
                        "A token was refused (ISSUER): iss [GET /app; accepted: a b c]",
                        "A token was refused (ISSUER): iss [GET /app; accepted: " + "x".repeat(500) + "]",
                        "A token was refused (ISSUER): iss [GET /app; accepted: " + "x".repeat(500) + "...]");
    }

    @Test
    void aClientsIdIsCutAndHasNoControlCharacters() {
        listen();
        RejectionLog.badToken(
                () -> REQUEST, new InvalidTokenException(Reason.EXPIRED, "too late", "\n" + "c".repeat(70)), Set.of());
        assertThat(lines).singleElement().asString().endsWith("; client: ?" + "c".repeat(63) + "...]");
    }
}
