package io.github.scalekit4ee.sidebyside.events.hanging;

import io.github.scalekit4ee.event.CallerAuthenticated;
import io.github.scalekit4ee.event.KeysFetched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.concurrent.CountDownLatch;

/** Waits until it is let go. */
@ApplicationScoped
public class Hanging {
    private final CountDownLatch latch = new CountDownLatch(1);

    void authenticated(@ObservesAsync CallerAuthenticated event) throws InterruptedException {
        latch.await();
    }

    void fetched(@Observes KeysFetched event) throws InterruptedException {
        latch.await();
    }

    void letGo() {
        latch.countDown();
    }
}
