package io.github.scalekit4ee.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** CPU time and allocation of the current thread: other processes slow it down, but are not counted. */
final class ThreadMeter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Per operation. */
    record Reading(double nanos, double bytes) {}

    /** Keeps the compiler from dropping work whose result nobody wants. */
    private volatile Object sink;

    Reading read(Contestant.Check check, String token, int operations) throws Exception {
        Object last = null;
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < operations; i++) {
            last = check.verify(token);
        }
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        sink = last;
        return new Reading((double) nanos / operations, (double) bytes / operations);
    }

    boolean hasResult() {
        return sink != null;
    }
}
