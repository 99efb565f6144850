package io.github.scalekit4ee.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** What happens in each cycle, at which percentage of it. */
final class Schedule {

    private final Issuer issuer;
    private final List<Target> targets;
    private final Duration cycle;
    private final Map<Integer, Step> steps = new TreeMap<>();
    private final List<double[]> outages = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final long began = System.nanoTime();
    private int rotations;
    private int deployments;
    private int cycles;

    private interface Step {
        void happen() throws IOException, InterruptedException;
    }

    Schedule(Issuer issuer, List<Target> targets, Duration cycle) {
        this.issuer = issuer;
        this.targets = targets;
        this.cycle = cycle;
        steps.put(5, this::rotate);
        steps.put(20, this::deployAll);
        steps.put(40, this::beginOutage);
        // Every other time an application has to start without its issuer, and to end while it asks for keys.
        steps.put(50, () -> {
            if (cycles % 2 == 1) {
                deployAll();
            }
        });
        steps.put(60, this::endOutage);
        steps.put(72, this::rotate);
        steps.put(87, this::deployAll);
    }

    void begin() {
        Thread thread = new Thread(this::run, "schedule");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            for (; ; cycles++) {
                for (Map.Entry<Integer, Step> step : steps.entrySet()) {
                    Duration due =
                            cycle.multipliedBy(100L * cycles + step.getKey()).dividedBy(100);
                    sleepUntil(began + due.toNanos());
                    step.getValue().happen();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            failure.set(e);
        }
    }

    double minute() {
        return (System.nanoTime() - began) / 6e10;
    }

    /** @throws IOException if a step failed, such as a deployment that did not come up */
    void requireNoFailure() throws IOException {
        if (failure.get() != null) {
            throw new IOException("The schedule has ended.", failure.get());
        }
    }

    synchronized List<double[]> outages() {
        return List.copyOf(outages);
    }

    synchronized String summary() {
        return rotations + " new keys, " + outages.size() + " outages, " + deployments + " deployments of each server";
    }

    private void rotate() throws InterruptedException {
        say("new key");
        issuer.rotate();
        synchronized (this) {
            rotations++;
        }
    }

    private void deployAll() throws IOException, InterruptedException {
        for (Target target : targets) {
            say(target.name() + " deploys");
            target.deploy();
        }
        say("deployed");
        synchronized (this) {
            deployments++;
        }
    }

    private synchronized void beginOutage() {
        say("outage: " + issuer.begin());
        outages.add(new double[] {minute(), minute()});
    }

    private synchronized void endOutage() {
        issuer.end();
        targets.forEach(Target::recovered);
        outages.get(outages.size() - 1)[1] = minute();
        say("outage over");
    }

    private void say(String what) {
        System.out.printf("%6.1f min: %s%n", minute(), what);
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left).toMillis());
        }
    }
}
