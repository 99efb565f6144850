package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many connections, each of which sends its next request when it has the answer to the last. */
final class HttpLoad implements AutoCloseable {

    static final int CONNECTIONS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    /**
     * What one batch cost.
     *
     * @param cpuMicros CPU time of the server for each request
     * @param p50Micros half of the requests were answered within this time
     * @param p99Micros 99 of 100 were
     */
    record Reading(double cpuMicros, double p50Micros, double p99Micros) {}

    /** Sends a batch, with the tokens in rotation. */
    Reading run(Contestant contestant, List<byte[]> requests, int count) throws Exception {
        List<Future<long[]>> running = new ArrayList<>();
        long cpu = contestant.server().cpu().toNanos();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            running.add(threads.submit(() -> converse(contestant, requests, first, count)));
        }
        long[] nanos = new long[0];
        for (Future<long[]> each : running) {
            long[] more = each.get();
            int filled = nanos.length;
            nanos = Arrays.copyOf(nanos, filled + more.length);
            System.arraycopy(more, 0, nanos, filled, more.length);
        }
        cpu = contestant.server().cpu().toNanos() - cpu;
        Arrays.sort(nanos);
        return new Reading(
                cpu / 1e3 / nanos.length, nanos[nanos.length / 2] / 1e3, nanos[nanos.length * 99 / 100] / 1e3);
    }

    private static long[] converse(Contestant contestant, List<byte[]> requests, int first, int count)
            throws IOException {
        long[] nanos = new long[count / CONNECTIONS];
        try (KeptConnection connection = new KeptConnection(contestant.server().port())) {
            for (int i = 0; i < nanos.length; i++) {
                byte[] request = requests.get((first + i * CONNECTIONS) % requests.size());
                long start = System.nanoTime();
                Answer answer = connection.exchange(request);
                nanos[i] = System.nanoTime() - start;
                if (answer.status() != 200) {
                    throw new IOException(contestant.name() + " answers " + answer.status() + " under load.");
                }
            }
        }
        return nanos;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
