package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.quiet.MarkServlet;
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

/** Nobody can fill the server's log with requests that are refused. */
@ExtendWith(ArquillianExtension.class)
class QuietRefusalsIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Path LOG = Path.of(System.getProperty("server.log"));

    @Deployment(testable = false)
    static WebArchive quiet() {
        return Wars.of("quiet", SCALEKIT).addPackage(MarkServlet.class.getPackage());
    }

    @Test
    void noRefusalIsLogged() throws IOException {
        String stranger = Wars.deployersToken(SCALEKIT);
        refuseAll(stranger); // the first of each kind may meet a server's first use of something
        mark("begin");

        for (int i = 0; i < 5; i++) {
            refuseAll(stranger);
        }

        assertThat(logged("begin", mark("end"))).isEmpty();
    }

    private static void refuseAll(String stranger) {
        for (String path : new String[] {"/quiet/report", "/quiet/api/caller"}) {
            assertThat(Reply.get(path).status()).isEqualTo(401);
            assertThat(Reply.post(path).status()).isIn(401, 405);
            assertThat(Reply.get(path, "no-token").status()).isEqualTo(401);
            assertThat(Reply.post(path, "no-token").status()).isEqualTo(401);
            assertThat(Reply.get(path, stranger).status()).isEqualTo(403);
        }
    }

    /** The lines between two marks, without the lines of the marks themselves. */
    private static String logged(String begin, String log) {
        int from = log.lastIndexOf("mark " + begin) + "mark ".length() + begin.length();
        int to = log.lastIndexOf("mark end");
        return log.substring(from, to)
                .lines()
                .skip(1)
                .filter(line -> !isHeadOfTheMark(line))
                .filter(line -> !isOfOpenLibertyItself(line))
                .reduce("", (a, b) -> a + b + "\n");
    }

    /** Some servers write date and level of a record on a line before its text. */
    private static boolean isHeadOfTheMark(String line) {
        return line.isBlank() || line.equals("]]") || line.contains(MarkServlet.class.getSimpleName());
    }

    /**
     * Of a caller with a good token whom it does not let into a servlet; its {@code logging} has {@code hideMessage} for it. Nobody
     * without such a token can cause one.
     */
    private static boolean isOfOpenLibertyItself(String line) {
        return line.contains("CWWKS9104A");
    }

    /** The whole log, once the mark is in it: some servers write it on a thread of its own. */
    private static String mark(String name) throws IOException {
        assertThat(Reply.get("/quiet/mark?" + name).status()).isEqualTo(204);
        Instant limit = Instant.now().plus(Duration.ofSeconds(20));
        String log = Files.readString(LOG, StandardCharsets.ISO_8859_1);
        while (!log.contains("mark " + name) && Instant.now().isBefore(limit)) {
            Thread.onSpinWait();
            log = Files.readString(LOG, StandardCharsets.ISO_8859_1);
        }
        assertThat(log).contains("mark " + name);
        return log;
    }
}
