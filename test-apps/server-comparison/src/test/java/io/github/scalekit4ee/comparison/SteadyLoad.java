package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * So many requests a second, whether the server keeps up or not: a request is timed from the moment at which it is due, so that a pause of the
 * server counts for all requests that wait for its end.
 */
record SteadyLoad(Contestant contestant, List<byte[]> requests, int perSecond) {

    private static final int CONNECTIONS = HttpLoad.CONNECTIONS;

    /** Begins at once. The result: the time of each request in nanoseconds, in order of size. */
    Callable<long[]> start(ExecutorService threads, Duration duration) {
        long begin = System.nanoTime();
        List<Future<long[]>> running = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int connection = i;
            running.add(threads.submit(() -> converse(connection, begin, duration.toNanos())));
        }
        return () -> {
            LongStream all = LongStream.empty();
            for (Future<long[]> each : running) {
                all = LongStream.concat(all, Arrays.stream(each.get()));
            }
            return all.sorted().toArray();
        };
    }

    private long[] converse(int number, long begin, long duration) throws IOException {
        double between = 1e9 / perSecond;
        long[] nanos = new long[(int) (duration / between / CONNECTIONS)];
        try (KeptConnection connection = new KeptConnection(contestant.server().port())) {
            for (int i = 0; i < nanos.length; i++) {
                long request = (long) i * CONNECTIONS + number;
                long due = begin + (long) (request * between);
                for (long now = System.nanoTime(); now - due < 0; now = System.nanoTime()) {
                    LockSupport.parkNanos(due - now);
                }
                Answer answer = connection.exchange(requests.get((int) (request % requests.size())));
                nanos[i] = System.nanoTime() - due;
                if (answer.status() != 200) {
                    throw new IOException(contestant.name() + " answers " + answer.status() + " under load.");
                }
            }
        }
        return nanos;
    }
}
