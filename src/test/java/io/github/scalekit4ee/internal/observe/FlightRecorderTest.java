package io.github.scalekit4ee.internal.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a flight recording holds with the settings file that is in the jar. */
@ExtendWith(SimulatedScalekitExtension.class)
class FlightRecorderTest {

    private static final String SETTINGS = "/META-INF/scalekit4ee.jfc";

    @TempDir
    Path directory;

    @Test
    void holdsVerificationsFetchesAndTokenRequestsWithTheirDurations(SimulatedScalekit scalekit) throws Exception {
        List<RecordedEvent> events;
        try (Reader settings = new InputStreamReader(getClass().getResourceAsStream(SETTINGS), StandardCharsets.UTF_8);
                Recording recording = new Recording(Configuration.create(settings))) {
            events = recorded(recording, scalekit);
        }

        assertThat(events)
                .filteredOn(event -> is(event, "TokenVerification"))
                .hasSize(3)
                .satisfies(verified -> {
                    assertThat(verified)
                            .extracting(event -> event.getString("outcome"))
                            .containsExactly("ACCEPTED", "ACCEPTED", "MALFORMED");
                    assertThat(verified)
                            .extracting(event -> event.getBoolean("cached"))
                            .containsExactly(false, true, false);
                    assertThat(verified)
                            .extracting(event -> event.getString("environment"))
                            .containsExactly("", "", null);
                    assertThat(verified)
                            .allSatisfy(event -> assertThat(event.getDuration()).isPositive());
                });
        assertThat(events)
                .filteredOn(event -> is(event, "KeyFetch"))
                // The recorder is the JVM's, and other tests have verifiers that still look for their keys.
                .filteredOn(event -> event.getString("source").equals(scalekit.environmentUrl() + "/keys"))
                .singleElement()
                .satisfies(fetch -> {
                    assertThat(fetch.getString("outcome")).isEqualTo("FETCHED");
                    assertThat(fetch.getInt("keys")).isEqualTo(1);
                });
        assertThat(events)
                .filteredOn(event -> is(event, "TokenRequest"))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.getString("outcome")).isEqualTo("ISSUED");
                    assertThat(request.getDuration()).isPositive();
                });
    }

    @Test
    void holdsNothingOfThisUnlessAsked(SimulatedScalekit scalekit) throws Exception {
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            assertThat(recorded(recording, scalekit)).isEmpty();
        }
    }

    private List<RecordedEvent> recorded(Recording recording, SimulatedScalekit scalekit) throws Exception {
        scalekit.registerClient("flight", "secret", "a");
        recording.start();
        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .allowMissingAudience(true)
                        .build();
                ClientCredentialsClient client = ClientCredentialsClient.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .clientId("flight")
                        .clientSecret("secret")
                        .build()) {
            String token = scalekit.mint().organizationClient().token();
            verifier.verify(token);
            verifier.verify(token);
            assertThatThrownBy(() -> verifier.verify("rubbish")).isInstanceOf(InvalidTokenException.class);
            client.accessToken();
        }
        recording.stop();
        Path file = directory.resolve("recording.jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("scalekit4ee."))
                .toList();
    }

    private static boolean is(RecordedEvent event, String kind) {
        return event.getEventType().getName().equals("scalekit4ee." + kind);
    }
}
