package io.github.scalekit4ee.cluster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Two hundred requests a second to the nodes of which something is promised: by turns a token that must always be accepted, and one that
 * was revoked more than a second ago and must always be refused.
 */
final class Load implements AutoCloseable {

    private static final long EVERY_MILLIS = 5;
    private static final int THREADS = 8;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<Revoked> revoked = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong wronglyRefused = new AtomicLong();
    private final AtomicLong wronglyAccepted = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private final String good;

    private record Revoked(String token, long at) {}

    /** @param good must always be accepted */
    Load(String good) {
        this.good = good;
        threads.scheduleAtFixedRate(
                () -> threads.execute(this::send), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on to these. */
    void to(List<Node> promised) {
        nodes.addAll(promised.stream().filter(node -> !nodes.contains(node)).toList());
        nodes.retainAll(promised);
    }

    /** Just now. */
    void revoked(String token) {
        revoked.add(new Revoked(token, System.nanoTime()));
    }

    private void send() {
        long number = count.incrementAndGet();
        List<Node> all = List.copyOf(nodes);
        if (all.isEmpty()) {
            return;
        }
        Node node = all.get((int) (number % all.size()));
        try {
            if (number / all.size() % 2 == 0) {
                answered(node, node.status(good), 200, wronglyRefused);
            } else if (!revoked.isEmpty()) {
                Revoked old = revoked.get(ThreadLocalRandom.current().nextInt(revoked.size()));
                if (System.nanoTime() - old.at > TimeUnit.SECONDS.toNanos(1)) {
                    answered(node, node.status(old.token), 401, wronglyAccepted);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(Node node, int status, int right, AtomicLong wrong) {
        if (!nodes.contains(node)) {
            return; // something has been done to it meanwhile
        }
        sent.incrementAndGet();
        if (status == 0) {
            unanswered.incrementAndGet();
        } else if (status != right) {
            wrong.incrementAndGet();
        }
    }

    boolean isRight() {
        return wronglyRefused.get() == 0 && wronglyAccepted.get() == 0;
    }

    String line() {
        return String.format(
                "%,d requests beside it: %d wrongly refused, %d wrongly accepted more than a second after the revocation, %d not answered"
                        + " within two seconds.",
                sent.get(), wronglyRefused.get(), wronglyAccepted.get(), unanswered.get());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
