package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.observe.EventKind;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObserversTest {

    private final Observers observers = new Observers();
    private final Map<EventKind, Set<ObserverMethod<?>>> methods = new EnumMap<>(EventKind.class);
    private final List<String> told = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final List<CompletableFuture<Object>> underWay = new ArrayList<>();
    private ThreadPoolExecutor threads;

    @AfterEach
    void stop() {
        observers.stop();
    }

    @Test
    void nothingIsWantedBeforeTheStart() {
        for (EventKind kind : EventKind.values()) {
            assertThat(observers.wants(kind)).isFalse();
        }
        observers.tell(EventKind.TOKEN_REJECTED.sample());
        assertThat(told).isEmpty();
    }

    @Test
    void whatSomebodyObservesIsWanted() {
        observed(EventKind.TOKEN_REJECTED, false);
        observed(EventKind.ACCESS_DENIED, true);
        start();

        assertThat(EventKind.values())
                .filteredOn(observers::wants)
                .containsExactly(EventKind.TOKEN_REJECTED, EventKind.ACCESS_DENIED);
    }

    @Test
    void eachIsToldAsItAskedFor() {
        observed(EventKind.TOKEN_REJECTED, false);
        observed(EventKind.ACCESS_DENIED, true);
        observed(EventKind.KEYS_FETCHED, true);
        observed(EventKind.KEYS_FETCHED, false);
        start();

        observers.tell(EventKind.TOKEN_REJECTED.sample());
        observers.tell(EventKind.ACCESS_DENIED.sample());
        observers.tell(EventKind.TOKEN_REVOKED.sample());
        observers.tell(EventKind.KEYS_FETCHED.sample());

        assertThat(told)
                .containsExactly("now TokenRejected", "later AccessDenied", "later KeysFetched", "now KeysFetched");
    }

    @Test
    void withoutAsynchronousObserversThereAreNoThreads() {
        observed(EventKind.TOKEN_REJECTED, false);
        start();

        observers.tell(EventKind.TOKEN_REJECTED.sample());

        assertThat(threads).isNull();
    }

    @Test
    void nothingIsToldAfterTheEndAndTheThreadsEnd() {
        observed(EventKind.ACCESS_DENIED, true);
        start();
        observers.tell(EventKind.ACCESS_DENIED.sample());

        observers.stop();
        observers.tell(EventKind.ACCESS_DENIED.sample());

        assertThat(told).hasSize(1);
        assertThat(observers.wants(EventKind.ACCESS_DENIED)).isFalse();
        assertThat(threads.isShutdown()).isTrue();
    }

    @Test
    void aFailedOneIsReportedAndOneThatEndsWellIsNot() {
        observed(EventKind.ACCESS_DENIED, true);
        start();
        observers.tell(EventKind.ACCESS_DENIED.sample());
        observers.tell(EventKind.ACCESS_DENIED.sample());

        underWay.get(0).complete(null);
        assertThat(failures).isEmpty();
        IllegalStateException failure = new IllegalStateException();
        underWay.get(1).completeExceptionally(failure);

        assertThat(failures).containsExactly(failure);
    }

    @Test
    void noMoreThanAFixedNumberWait() {
        observed(EventKind.ACCESS_DENIED, true);
        start();
        try (LoggedMessages log = new LoggedMessages("event")) {
            for (int i = 0; i < Observers.MOST_UNDERWAY + 5; i++) {
                observers.tell(EventKind.ACCESS_DENIED.sample());
            }
            assertThat(log.all())
                    .singleElement()
                    .asString()
                    .startsWith("Asynchronous observers are too slow: 1000 events");
        }
        assertThat(told).hasSize(Observers.MOST_UNDERWAY);

        underWay.get(0).complete(null);
        underWay.get(1).completeExceptionally(new IllegalStateException());
        for (int i = 0; i < 5; i++) {
            observers.tell(EventKind.ACCESS_DENIED.sample());
        }

        assertThat(told).hasSize(Observers.MOST_UNDERWAY + 2);
    }

    @Test
    void onesThatTheContainerDoesNotTakeDoNotCountAsWaiting() {
        observed(EventKind.ACCESS_DENIED, true);
        observers.start(
                manager(Fake.of(Event.class)
                        .on("fireAsync", given -> {
                            throw new IllegalStateException("the application stops");
                        })
                        .make()),
                (event, failure) -> failures.add(failure));

        for (int i = 0; i < Observers.MOST_UNDERWAY + 5; i++) {
            assertThatThrownBy(() -> observers.tell(EventKind.ACCESS_DENIED.sample()))
                    .hasMessage("the application stops");
        }
    }

    private void observed(EventKind kind, boolean later) {
        ObserverMethod<?> method =
                Fake.of(ObserverMethod.class).on("isAsync", later).make();
        methods.merge(
                kind, Set.of(method), (one, other) -> Set.of(one.iterator().next(), method));
    }

    private void start() {
        observers.start(
                manager(Fake.of(Event.class)
                        .on("fire", given -> {
                            told.add("now " + given[0].getClass().getSimpleName());
                            return null;
                        })
                        .on("fireAsync", given -> {
                            told.add("later " + given[0].getClass().getSimpleName());
                            threads = (ThreadPoolExecutor) ((NotificationOptions) given[1]).getExecutor();
                            CompletableFuture<Object> end = new CompletableFuture<>();
                            underWay.add(end);
                            return end;
                        })
                        .make()),
                (event, failure) -> failures.add(failure));
    }

    private BeanManager manager(Object events) {
        return Fake.of(BeanManager.class)
                .on(
                        "resolveObserverMethods",
                        given -> methods.getOrDefault(EventKind.of((ScalekitEvent) given[0]), Set.of()))
                .on("getEvent", events)
                .make();
    }
}
