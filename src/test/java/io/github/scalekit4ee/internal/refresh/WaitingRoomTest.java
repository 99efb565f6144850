package io.github.scalekit4ee.internal.refresh;

import static io.github.scalekit4ee.internal.refresh.WaitingRoom.PATIENCE;
import static io.github.scalekit4ee.internal.refresh.WaitingRoom.SEATS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Crowd;
import io.github.scalekit4ee.internal.refresh.WaitingRoom.End;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final long begun = now.get();
    private final CompletableFuture<String> exchange = new CompletableFuture<>();

    @Test
    void anyNumberMayWaitForAYoungExchange() throws Exception {
        WaitingRoom room = new WaitingRoom(LONG, now::get);
        try (Crowd crowd = new Crowd(() -> room.await(exchange, begun, true, LONG)).ask(200)) {
            assertThat(crowd.answersOfAllBut(200)).isEmpty();

            exchange.complete("keys");

            assertThat(crowd.answersOfAllBut(0)).hasSize(200).containsOnly(End.ANSWERED);
        }
    }

    @Test
    void fewMayWaitForAnExchangeThatIsNoLongerYoung() throws Exception {
        WaitingRoom room = new WaitingRoom(now::get);
        now.addAndGet(PATIENCE.toNanos());
        try (Crowd crowd = new Crowd(() -> room.await(exchange, begun, true, LONG)).ask(200)) {
            assertThat(crowd.answersOfAllBut(SEATS)).containsOnly(End.NO_SEAT);

            exchange.complete("keys");

            assertThat(crowd.answersOfAllBut(0)).containsOnly(End.ANSWERED);
        }
    }

    /** Those who came while it was young do not stay on when it has grown old. */
    @Test
    void whoCameEarlyLeavesToo() throws Exception {
        WaitingRoom room = new WaitingRoom(Duration.ofMillis(100), now::get);
        try (Crowd crowd = new Crowd(() -> room.await(exchange, begun, true, LONG)).ask(50)) {
            assertThat(crowd.answersOfAllBut(SEATS)).containsOnly(End.NO_SEAT);
            exchange.complete("keys");
        }
    }

    @Test
    void fewMayWaitForAPeerThatFailedBefore() throws Exception {
        WaitingRoom room = new WaitingRoom(LONG, now::get);
        try (Crowd crowd = new Crowd(() -> room.await(exchange, begun, false, LONG)).ask(50)) {
            assertThat(crowd.answersOfAllBut(SEATS)).containsOnly(End.NO_SEAT);
            exchange.complete("keys");
        }
    }

    @Test
    void aSeatIsFreeAgainAfterwards() throws Exception {
        WaitingRoom room = new WaitingRoom(now::get);
        for (int i = 0; i < 3 * SEATS; i++) {
            assertThat(room.await(exchange, begun, false, Duration.ofMillis(1))).isEqualTo(End.TOO_LONG);
        }
    }

    @Test
    void aFailedExchangeIsOverToo() throws Exception {
        WaitingRoom room = new WaitingRoom(now::get);
        exchange.completeExceptionally(new IllegalStateException());

        assertThat(room.await(exchange, begun, true, LONG)).isEqualTo(End.ANSWERED);
        assertThat(room.await(exchange, begun, false, Duration.ZERO)).isEqualTo(End.ANSWERED);
    }

    @Test
    void nobodyWaitsLongerThanHeWants() throws Exception {
        WaitingRoom room = new WaitingRoom(LONG, now::get);

        assertThat(room.await(exchange, begun, true, Duration.ofMillis(1))).isEqualTo(End.TOO_LONG);
        assertThat(room.await(exchange, begun, true, Duration.ofMillis(-1))).isEqualTo(End.TOO_LONG);
    }
}
