package io.github.scalekit4ee.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every request that arrived at a {@link SimulatedScalekit}, whether it was answered or not. Refused connections are no
 * requests. Thread-safe.
 */
public final class Journal {
    private final Map<Endpoint, List<RecordedRequest>> requests = new EnumMap<>(Endpoint.class);

    Journal() {}

    synchronized void record(Endpoint endpoint, RecordedRequest request) {
        requests.computeIfAbsent(endpoint, key -> new ArrayList<>()).add(request);
        notifyAll();
    }

    /**
     * The requests of an endpoint.
     *
     * @param endpoint the endpoint
     * @return a copy, in the order of arrival
     */
    public synchronized List<RecordedRequest> requests(Endpoint endpoint) {
        return List.copyOf(requests.getOrDefault(endpoint, List.of()));
    }

    /**
     * How many requests an endpoint got.
     *
     * @param endpoint the endpoint
     * @return the count
     */
    public synchronized int count(Endpoint endpoint) {
        return requests.getOrDefault(endpoint, List.of()).size();
    }

    /**
     * How many requests an endpoint got since a point in time.
     *
     * @param endpoint the endpoint
     * @param nanoTime a value of {@link System#nanoTime()} in this JVM
     * @return the count
     */
    public synchronized int countSince(Endpoint endpoint, long nanoTime) {
        return (int) requests.getOrDefault(endpoint, List.of()).stream()
                .filter(request -> request.arrivedAtNanos() - nanoTime >= 0)
                .count();
    }

    /**
     * When the requests of an endpoint arrived.
     *
     * @param endpoint the endpoint
     * @return values of {@link System#nanoTime()}, in the order of arrival
     */
    public synchronized List<Long> arrivals(Endpoint endpoint) {
        return requests.getOrDefault(endpoint, List.of()).stream()
                .map(RecordedRequest::arrivedAtNanos)
                .toList();
    }

    /**
     * The latest request of an endpoint, such as a token request whose parameters a test looks at.
     *
     * @param endpoint the endpoint
     * @return the request
     * @throws AssertionError if there was none
     */
    public synchronized RecordedRequest last(Endpoint endpoint) {
        List<RecordedRequest> list = requests.getOrDefault(endpoint, List.of());
        if (list.isEmpty()) {
            throw new AssertionError("No request of " + endpoint + " has arrived.");
        }
        return list.get(list.size() - 1);
    }

    /**
     * Waits until an endpoint has got so many requests in all.
     *
     * @param endpoint the endpoint
     * @param count the number to wait for
     * @param limit how long to wait, in milliseconds
     * @throws AssertionError if fewer came in time
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized void awaitRequests(Endpoint endpoint, int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (count(endpoint) < count) {
            long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (millis <= 0) {
                throw new AssertionError("Expected " + count + " requests of " + endpoint + " within " + limit
                        + ", but " + count(endpoint) + " came.");
            }
            wait(millis);
        }
    }

    /** Forgets everything, so that counting starts at zero. */
    public synchronized void clear() {
        requests.clear();
    }
}
