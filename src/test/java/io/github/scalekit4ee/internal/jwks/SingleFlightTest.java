package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<Runnable> queue = new CopyOnWriteArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final SingleFlight flight = flight(queue::add, () -> runs.add("run"));

    private static SingleFlight flight(Executor executor, Runnable task) {
        return new SingleFlight(executor, task, new WaitingRoom(System::nanoTime), System::nanoTime);
    }

    @Test
    void startsOneRunHoweverOftenItIsAsked() {
        flight.start();
        flight.start();
        assertThat(queue).hasSize(1);

        queue.remove(0).run();
        flight.start();

        assertThat(queue).hasSize(1);
    }

    @Test
    void doesNotWaitWhereNoRunIsAllowed() {
        assertThat(flight.join(() -> false, true, LONG)).isTrue();
        assertThat(queue).isEmpty();
    }

    @Test
    void saysSoWhereTheRunOutlastsTheWait() {
        assertThat(flight.join(() -> true, true, Duration.ZERO)).isFalse();

        queue.remove(0).run();

        assertThat(flight.join(() -> false, true, Duration.ZERO)).isTrue();
    }

    @Test
    void doesNotAskWhetherItMayStartWhileARunIsUnderWay() {
        flight.start();
        assertThat(flight.join(
                        () -> {
                            throw new AssertionError();
                        },
                        true,
                        Duration.ZERO))
                .isFalse();
    }

    @Test
    void closingLetsGoWhoWaitsForARunThatWillNeverBegin() throws Exception {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> flight.join(() -> true, true, LONG));
        while (queue.isEmpty()) {
            Thread.onSpinWait();
        }

        flight.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        flight.join(() -> true, true, LONG);
        assertThat(queue).hasSize(1);
    }

    @Test
    void anExecutorThatWasClosedEndsTheRun() {
        SingleFlight closed = flight(
                task -> {
                    throw new RejectedExecutionException();
                },
                () -> {});
        assertThat(closed.join(() -> true, true, LONG)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysVisible() {
        Thread.currentThread().interrupt();
        assertThat(flight.join(() -> true, true, LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(queue).hasSize(1);
    }

    @Test
    void othersMayStartARunAfterAnEndOrAClose() throws Exception {
        flight.start();
        queue.remove(0).run();
        assertThat(CompletableFuture.supplyAsync(() -> flight.join(() -> false, true, LONG))
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
        flight.close();
        assertThat(CompletableFuture.supplyAsync(() -> flight.join(() -> true, true, LONG))
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(queue).isEmpty();
    }

    @Test
    void anErrorOfTheTaskReachesWhoWaitsAndEndsTheRun() {
        SingleFlight failing =
                flight(task -> assertThatThrownBy(task::run).isInstanceOf(StackOverflowError.class), () -> {
                    throw new StackOverflowError();
                });
        assertThatThrownBy(() -> failing.join(() -> true, true, LONG)).hasCauseInstanceOf(StackOverflowError.class);
        assertThat(failing.join(() -> false, true, Duration.ZERO)).isTrue();
    }
}
