package io.github.scalekit4ee.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * One thread and two at the same work. CPU time per operation that stays the same, and no thread that ever waited for a
 * monitor or parked, is what scaling looks like on a machine whose other core is not ours alone.
 */
record TwoThreads(double nanosByOne, double nanosByTwo, long waits) {

    private static final int OPERATIONS = Integer.getInteger("benchmark.threads.operations", 200_000);
    private static final int REPEATS = 15;

    static TwoThreads measure(Contestant.Check check, String token) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            double[] one = new double[REPEATS];
            double[] two = new double[REPEATS];
            long waits = 0;
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                one[repeat] = together(threads, 1, check, token).nanos;
                Work both = together(threads, 2, check, token);
                two[repeat] = both.nanos;
                waits += both.waits;
            }
            return new TwoThreads(Series.quantile(one, 0.5), Series.quantile(two, 0.5), waits);
        } finally {
            threads.shutdown();
        }
    }

    private record Work(double nanos, long waits) {}

    private static Work together(ExecutorService threads, int count, Contestant.Check check, String token)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(count);
        List<Future<Work>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(() -> {
                start.await();
                long before = waitsSoFar();
                double nanos = new ThreadMeter().read(check, token, OPERATIONS).nanos();
                return new Work(nanos, waitsSoFar() - before);
            }));
        }
        double nanos = 0;
        long waits = 0;
        for (Future<Work> each : running) {
            nanos += each.get().nanos / count;
            waits += each.get().waits;
        }
        return new Work(nanos, waits);
    }

    /** How often this thread has been blocked or has waited. */
    private static long waitsSoFar() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        ThreadInfo info = threads.getThreadInfo(Thread.currentThread().getId());
        return info.getBlockedCount() + info.getWaitedCount();
    }
}
