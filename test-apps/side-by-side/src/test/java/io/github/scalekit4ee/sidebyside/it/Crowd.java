package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The same request very often, by a few callers at once.
 *
 * @param name for messages
 * @param request asks once
 * @param statuses what each answer may be
 * @param share one of so many requests is made
 */
record Crowd(String name, Supplier<Answer> request, List<Integer> statuses, int share) {
    private static final int CALLERS = 4;

    static Crowd of(String name, Supplier<Answer> request, Integer... statuses) {
        return new Crowd(name, request, List.of(statuses), 1);
    }

    Crowd oneOf(int share) {
        return new Crowd(name, request, statuses, share);
    }

    void ask(int times) throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                work.add(() -> {
                    for (int i = 0; i < Math.max(1, times / share / CALLERS); i++) {
                        Answer answer = request.get();
                        assertThat(statuses).as(name + ": " + answer).contains(answer.status());
                    }
                    return null;
                });
            }
            for (Future<Void> done : callers.invokeAll(work)) {
                done.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
