package io.github.scalekit4ee.fleet;

import io.github.scalekit4ee.internal.refresh.Worker;

/** In place of a thread: does it at once. */
final class OnTheSpot implements Worker {

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void close() {}
}
