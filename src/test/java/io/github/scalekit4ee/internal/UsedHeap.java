package io.github.scalekit4ee.internal;

import java.lang.management.ManagementFactory;

/** What is reachable. */
public final class UsedHeap {

    private UsedHeap() {}

    /** The least of several looks: other threads' garbage must not count. */
    public static long bytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
