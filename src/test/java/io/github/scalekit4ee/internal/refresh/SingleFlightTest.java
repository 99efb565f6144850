package io.github.scalekit4ee.internal.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final List<Runnable> queue = new CopyOnWriteArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final Supplier<Boolean> task = () -> runs.add("run");
    private final SingleFlight<Boolean> flight = flight(queue::add);

    private static SingleFlight<Boolean> flight(Executor executor) {
        return new SingleFlight<>(executor, new WaitingRoom(System::nanoTime), System::nanoTime);
    }

    @Test
    void startsOneRunHoweverOftenItIsAsked() {
        flight.start(task);
        flight.start(task);
        assertThat(queue).hasSize(1);

        queue.remove(0).run();
        flight.start(task);

        assertThat(queue).hasSize(1);
    }

    @Test
    void doesNotWaitWhereNoRunIsAllowed() {
        assertThat(flight.join(() -> false, task, true, LONG)).isTrue();
        assertThat(queue).isEmpty();
    }

    @Test
    void saysSoWhereTheRunOutlastsTheWait() {
        assertThat(flight.join(() -> true, task, true, Duration.ZERO)).isFalse();

        queue.remove(0).run();

        assertThat(flight.join(() -> false, task, true, Duration.ZERO)).isTrue();
    }

    @Test
    void doesNotAskWhetherItMayStartWhileARunIsUnderWay() {
        flight.start(task);
        assertThat(flight.join(
                        () -> {
                            throw new AssertionError();
                        },
                        task,
                        true,
                        Duration.ZERO))
                .isFalse();
    }

    @Test
    void closingLetsGoWhoWaitsForARunThatWillNeverBegin() throws Exception {
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> flight.join(() -> true, task, true, LONG));
        while (queue.isEmpty()) {
            Thread.onSpinWait();
        }

        flight.close();

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isFalse();
        flight.join(() -> true, task, true, LONG);
        assertThat(queue).hasSize(1);
    }

    @Test
    void anExecutorThatWasClosedEndsTheRun() {
        SingleFlight<Boolean> closed = flight(run -> {
            throw new RejectedExecutionException();
        });
        assertThat(closed.join(() -> true, task, true, LONG)).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysVisible() {
        Thread.currentThread().interrupt();
        assertThat(flight.join(() -> true, task, true, LONG)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(queue).hasSize(1);
    }

    @Test
    void othersMayStartARunAfterAnEndOrAClose() throws Exception {
        flight.start(task);
        queue.remove(0).run();
        assertThat(CompletableFuture.supplyAsync(() -> flight.join(() -> false, task, true, LONG))
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
        flight.close();
        assertThat(CompletableFuture.supplyAsync(() -> flight.join(() -> true, task, true, LONG))
                        .get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(queue).isEmpty();
    }

    @Test
    void anErrorOfTheTaskReachesWhoWaitsAndEndsTheRun() {
        SingleFlight<Boolean> failing =
                flight(run -> assertThatThrownBy(run::run).isInstanceOf(StackOverflowError.class));
        Supplier<Boolean> error = () -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> failing.join(() -> true, error, true, LONG))
                .hasCauseInstanceOf(StackOverflowError.class);
        assertThat(failing.join(() -> false, task, true, Duration.ZERO)).isTrue();
    }

    @Test
    void aRunGivesItsResultToAllWhoJoinedIt() {
        SingleFlight.Run<Boolean> first = flight.joinOrStart(() -> true, () -> true);
        SingleFlight.Run<Boolean> second = flight.joinOrStart(() -> true, () -> false);
        assertThat(second).isSameAs(first);
        assertThat(flight.isUnderWay()).isTrue();

        queue.remove(0).run();

        assertThat(second.result()).isTrue();
        assertThat(flight.isUnderWay()).isFalse();
    }
}
