package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.LoggedMessages;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class RejectionLogTest {

    private static final RejectedRequest REQUEST = new RejectedRequest("GET", "/app", null, "Basic hush", null);

    @Test
    void nobodyDescribesARequestWhereNobodyReadsTheLog() {
        Supplier<RejectedRequest> unwanted = () -> {
            throw new AssertionError("described");
        };
        assertThat(RejectionLog.isOn()).isFalse();
        RejectionLog.badToken(unwanted, new InvalidTokenException(Reason.ISSUER, "iss"), Set.of());
        RejectionLog.nobody(unwanted);
        RejectionLog.noAnswer(unwanted, new KeySourceUnavailableException("no key", Duration.ofSeconds(1), null));
        try (LoggedMessages log = new LoggedMessages("security", Level.FINE)) {
            assertThat(RejectionLog.isOn()).isTrue();
            assertThat(log.all()).isEmpty();
        }
    }

    @Test
    void oneLineSaysWhatWasRefusedAndWhy() {
        try (LoggedMessages log = new LoggedMessages("security", Level.FINE)) {
            RejectionLog.badToken(
                    () -> REQUEST, new InvalidTokenException(Reason.EXPIRED, "too late", "m2m_1"), Set.of());
            RejectionLog.nobody(() -> REQUEST);
            RejectionLog.noAnswer(
                    () -> REQUEST, new KeySourceUnavailableException("no key", Duration.ofSeconds(1), null));
            RejectionLog.write(() -> REQUEST, 403, () -> "a role", new CallerPrincipal("anna"));
            assertThat(log.of(Level.FINE))
                    .containsExactly(
                            "A token was refused (EXPIRED): too late [GET /app; client: m2m_1]",
                            "A request was refused with 401: the request has no bearer token; its Authorization field has"
                                    + " the scheme Basic [GET /app]",
                            "A request was refused with 503: no key [GET /app]",
                            "A request was refused with 403: a role [GET /app]");
        }
    }

    @Test
    void whatIsAcceptedStandsThereInOrderAndIsCut() {
        try (LoggedMessages log = new LoggedMessages("security", Level.FINE)) {
            InvalidTokenException refusal = new InvalidTokenException(Reason.ISSUER, "iss");
            RejectionLog.badToken(() -> REQUEST, refusal, Set.of("b", "a", "c"));
            RejectionLog.badToken(() -> REQUEST, refusal, Set.of("x".repeat(500)));
            RejectionLog.badToken(() -> REQUEST, refusal, Set.of("x".repeat(501)));
            assertThat(log.of(Level.FINE))
                    .containsExactly(
                            "A token was refused (ISSUER): iss [GET /app; accepted: a b c]",
                            "A token was refused (ISSUER): iss [GET /app; accepted: " + "x".repeat(500) + "]",
                            "A token was refused (ISSUER): iss [GET /app; accepted: " + "x".repeat(500) + "...]");
        }
    }

    @Test
    void aClientsIdIsCutAndHasNoControlCharacters() {
        try (LoggedMessages log = new LoggedMessages("security", Level.FINE)) {
            RejectionLog.badToken(
                    () -> REQUEST,
                    new InvalidTokenException(Reason.EXPIRED, "too late", "\n" + "c".repeat(70)),
                    Set.of());
            assertThat(log.of(Level.FINE)).singleElement().asString().endsWith("; client: ?" + "c".repeat(63) + "...]");
        }
    }
}
