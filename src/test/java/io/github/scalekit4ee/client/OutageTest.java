package io.github.scalekit4ee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.TokenRequestException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {

    private static final TokenRequestException FAILURE =
            TokenRequestException.withoutAnswer(Kind.UNAVAILABLE, "No answer.", null);

    @Test
    void pausesLongerAfterEachFailureUpToFiveSeconds() {
        assertThat(pauses(1)).containsExactly(1000L, 2000L, 4000L, 5000L, 5000L);
    }

    /** Nodes that failed together do not come back together. */
    @Test
    void shortensEachPauseByUpToAQuarter() {
        assertThat(pauses(0)).containsExactly(750L, 1500L, 3000L, 3750L, 3750L);
    }

    private static List<Long> pauses(double random) {
        List<Long> pauses = new ArrayList<>();
        Outage outage = null;
        for (int failure = 0; failure < 5; failure++) {
            outage = Outage.after(outage, FAILURE, 7, random);
            pauses.add(Duration.ofNanos(outage.until() - 7).toMillis());
        }
        return pauses;
    }
}
