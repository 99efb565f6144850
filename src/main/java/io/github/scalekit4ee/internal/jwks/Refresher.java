package io.github.scalekit4ee.internal.jwks;

import java.time.Duration;
import java.util.concurrent.Executor;

/** The one thread that fetches. After {@link #close()} it takes no task and starts none that it has. */
interface Refresher extends Executor, AutoCloseable {

    /** Runs a task later, in place of the one that was to run later before. */
    void schedule(Runnable task, Duration delay);

    @Override
    void close();
}
