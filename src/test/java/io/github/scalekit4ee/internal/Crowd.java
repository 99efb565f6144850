package io.github.scalekit4ee.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Threads that all ask for the same thing. What each of them gets is to be taken from a queue, in the order of the answers. */
public final class Crowd implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();
    private final Callable<?> question;
    private int waiting;

    public Crowd(Callable<?> question) {
        this.question = question;
    }

    public Crowd ask(int count) {
        waiting += count;
        for (int i = 0; i < count; i++) {
            threads.execute(() -> outcomes.add(outcome()));
        }
        return this;
    }

    private Object outcome() {
        try {
            return question.call();
        } catch (Exception e) {
            return e;
        }
    }

    /** Waits until only so many are without an answer, and fails if one more should get one. */
    public List<Object> answersOfAllBut(int stillWaiting) throws InterruptedException {
        List<Object> answers = new ArrayList<>();
        while (waiting > stillWaiting) {
            Object outcome = outcomes.poll(20, TimeUnit.SECONDS);
            assertThat(outcome).as("the answer to one of %s that wait", waiting).isNotNull();
            answers.add(outcome);
            waiting--;
        }
        assertThat(outcomes).isEmpty();
        return answers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
