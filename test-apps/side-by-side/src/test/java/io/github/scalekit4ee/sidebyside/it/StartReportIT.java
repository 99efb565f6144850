package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server's log says once, for each application that starts, what it accepts and where that is configured. */
@ExtendWith(ArquillianExtension.class)
class StartReportIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Path LOG = Path.of(System.getProperty("server.log"));
    private static final String BEGIN = "The application /start-report accepts access tokens of the issuer ";

    @Deployment(testable = false)
    static WebArchive reported() {
        return Wars.of("start-report", SCALEKIT);
    }

    @Test
    void oneLineSaysWhatTheApplicationAccepts() throws IOException {
        assertThat(Reply.get("/start-report/report").status()).isEqualTo(401);

        String log = logWith(BEGIN);

        assertThat(log)
                .containsOnlyOnce(BEGIN)
                .containsOnlyOnce(BEGIN + SCALEKIT.issuer() + " for the audience " + Wars.AUDIENCE
                        + "; groups come from scopes, roles, permissions; there is no client for outgoing calls. Set:"
                        + " scalekit.environment-url (" + Wars.CONFIGURATION + "), scalekit.audiences ("
                        + Wars.CONFIGURATION + "), scalekit.realm (" + Wars.CONFIGURATION + ").");
    }

    /** Some servers write their log on a thread of its own. */
    private static String logWith(String text) throws IOException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        String log = Files.readString(LOG, StandardCharsets.ISO_8859_1);
        while (!log.contains(text) && Instant.now().isBefore(limit)) {
            Thread.onSpinWait();
            log = Files.readString(LOG, StandardCharsets.ISO_8859_1);
        }
        return log;
    }
}
