package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FailFastWindowTest {

    private static final TokenRequestException FAILURE =
            TokenFailures.withoutAnswer(Kind.UNAVAILABLE, "No answer.", null);

    @Test
    void pausesLongerAfterEachFailureUpToFiveSeconds() {
        assertThat(pauses(1)).containsExactly(1000L, 2000L, 4000L, 5000L, 5000L);
    }

    /** Nodes that failed together do not come back together. */
    @Test
    void shortensEachPauseByUpToAQuarter() {
        assertThat(pauses(0)).containsExactly(750L, 1500L, 3000L, 3750L, 3750L);
    }

    @Test
    void waitsNoLongerThanAMinuteForAll() {
        assertThat(FailFastWindow.after(null, asking(Duration.ofSeconds(60)), 0, 1)
                        .until())
                .isEqualTo(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void waitsLongerThanItWasAskedToByUpToATenth() {
        assertThat(FailFastWindow.after(null, asking(Duration.ofSeconds(20)), 0, 0)
                        .until())
                .isEqualTo(Duration.ofSeconds(20).toNanos());
        assertThat(FailFastWindow.after(null, asking(Duration.ofSeconds(20)), 0, 1)
                        .until())
                .isEqualTo(Duration.ofSeconds(22).toNanos());
    }

    @Test
    void tellsHowLongAgoTheFailureWasAndHowLongTheWaitIs() {
        long now = TimeUnit.SECONDS.toNanos(100);
        FailFastWindow outage = FailFastWindow.after(null, FAILURE, now, 1);

        TokenRequestException repeated = outage.repeat(now + TimeUnit.MILLISECONDS.toNanos(400));

        assertThat(repeated)
                .hasMessage("No answer. That was 400 ms ago; no request is made in the next 600 ms.")
                .hasCause(FAILURE);
        assertThat(repeated.retryAfter()).isEqualTo(Duration.ofMillis(600));
        assertThat(repeated.kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    private static TokenRequestException asking(Duration retryAfter) {
        return TokenFailures.answered(Kind.UNAVAILABLE, "Busy.", 429, OAuthError.NONE, retryAfter);
    }

    private static List<Long> pauses(double random) {
        List<Long> pauses = new ArrayList<>();
        FailFastWindow outage = null;
        for (int failure = 0; failure < 5; failure++) {
            outage = FailFastWindow.after(outage, FAILURE, 7, random);
            pauses.add(Duration.ofNanos(outage.until() - 7).toMillis());
        }
        return pauses;
    }
}
