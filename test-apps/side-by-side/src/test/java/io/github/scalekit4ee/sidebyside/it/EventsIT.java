package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.events.Recorder;
import io.github.scalekit4ee.sidebyside.events.hanging.Hanging;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What CDI beans observe, and that no observer harms a request. */
@ExtendWith(ArquillianExtension.class)
class EventsIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Deployment(testable = false, name = "events")
    static WebArchive withObservers() {
        return Wars.of("events", SCALEKIT).addPackage(Recorder.class.getPackage());
    }

    @Deployment(testable = false, name = "events-hanging")
    static WebArchive withObserversThatHang() {
        return Wars.of("events-hanging", SCALEKIT).addPackage(Hanging.class.getPackage());
    }

    @Test
    void observersOfBothKindsLearnWhoCalledWhatAndInWhichTrace() throws Exception {
        String path = "/events/api/caller";
        Reply reply = Reply.of(
                "GET",
                path + "?query=hush",
                "Bearer " + Wars.readersToken(SCALEKIT),
                Map.of("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
        assertThat(reply.status()).isEqualTo(200);

        for (String kind : List.of("sync ", "async ")) {
            assertThat(seen(kind + "CallerAuthenticated", TRACE))
                    .as(kind)
                    .singleElement()
                    .asString()
                    .contains("Caller[subject=m2morg_reader, clientId=m2morg_reader, organizationId=org_")
                    .contains("HttpCall[method=GET, path=" + path + ", traceId=" + TRACE + "]");
        }
        assertThat(Reply.get("/events/seen").body()).doesNotContain("hush");
    }

    @Test
    void aRefusedTokenIsToldWithItsReasonAndNothingElseOfIt() throws Exception {
        assertThat(Reply.get("/events/api/caller/open", "no.token.hush").status())
                .isEqualTo(401);

        assertThat(seen("sync TokenRejected", "/events/api/caller/open"))
                .singleElement()
                .asString()
                .contains("reason=MALFORMED", "clientId=null", "resource=REQUEST");
        assertThat(Reply.get("/events/seen").body()).doesNotContain("hush");
    }

    @Test
    void aDeniedCallerIsToldWithWhatIsMissing() throws Exception {
        assertThat(Reply.get("/events/api/caller", Wars.deployersToken(SCALEKIT))
                        .status())
                .isEqualTo(403);

        assertThat(seen("sync AccessDenied", "/events/api/caller"))
                .singleElement()
                .asString()
                .contains("subject=m2morg_reader", "REST_METHOD", "ONE_ROLE", "missing=[read:deployments]");
    }

    @Test
    void theKeysAreToldOf() throws Exception {
        Reply.get("/events/api/caller", Wars.readersToken(SCALEKIT));

        assertThat(seen("sync KeysFetched", "/keys")).isNotEmpty();
        assertThat(seen("async KeysFetched", "/keys")).isNotEmpty();
    }

    /** With the commands and the settings file of the documentation. */
    @Test
    void aFlightRecordingHoldsVerificationsAndDenials(@TempDir Path directory) throws Exception {
        try (FlightRecording recording = FlightRecording.start(directory)) {
            Reply.get("/events/api/caller", Wars.deployersToken(SCALEKIT));
            Reply.get("/events/api/caller", "no-token");

            assertThat(recording.events())
                    .anySatisfy(event -> {
                        assertThat(event.getEventType().getName()).isEqualTo("scalekit4ee.TokenVerification");
                        assertThat(event.getString("outcome")).isEqualTo("ACCEPTED");
                    })
                    .anySatisfy(event -> {
                        assertThat(event.getEventType().getName()).isEqualTo("scalekit4ee.TokenVerification");
                        assertThat(event.getString("outcome")).isEqualTo("MALFORMED");
                    })
                    .anySatisfy(event -> {
                        assertThat(event.getEventType().getName()).isEqualTo("scalekit4ee.AccessDenied");
                        assertThat(event.getString("missing")).isEqualTo("read:deployments");
                        assertThat(event.getString("path")).isEqualTo("/events/api/caller");
                    });
        }
    }

    /** More requests than events may be underway. */
    @Test
    void observersThatHangHarmNoRequest() {
        String token = Wars.readersToken(SCALEKIT);
        try {
            for (int time = 0; time < 300; time++) {
                assertThat(Reply.get("/events-hanging/api/caller", token).status())
                        .isEqualTo(200);
            }
        } finally {
            Reply.get("/events-hanging/let-go");
        }
    }

    private static List<String> seen(String beginning, String part) throws InterruptedException {
        for (int tenth = 0; ; tenth++) {
            List<String> found = Reply.get("/events/seen")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith(beginning) && line.contains(part))
                    .toList();
            if (!found.isEmpty() || tenth == 100) {
                return found;
            }
            Thread.sleep(100);
        }
    }
}
