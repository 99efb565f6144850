package io.github.scalekit4ee.soak;

import io.github.scalekit4ee.servers.Answer;
import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.soak.Issuer.Caller;
import io.github.scalekit4ee.soak.Target.Moment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Requests of all kinds to one server at a steady rate, and a verdict on each answer. */
final class Load implements AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final Target target;
    private final Issuer issuer;
    private final long nanosBetween;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Load(Target target, Issuer issuer, int rate) {
        this.target = target;
        this.issuer = issuer;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) * CONNECTIONS / rate;
    }

    void begin() {
        for (int i = 0; i < CONNECTIONS; i++) {
            Thread thread = new Thread(this::converse, target.name() + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void converse() {
        try (KeptConnection connection = new KeptConnection(target.server().port())) {
            long next = System.nanoTime();
            while (!ended) {
                Kind kind = Kind.at(ThreadLocalRandom.current().nextInt(100));
                try {
                    ask(connection, kind);
                } catch (RuntimeException e) {
                    connection.close();
                    target.verdicts().wrong(kind, "no answer of HTTP", " (" + e + ")");
                }
                next = Math.max(next + nanosBetween, System.nanoTime() - TimeUnit.SECONDS.toNanos(5));
                LockSupport.parkNanos(next - System.nanoTime());
            }
        } catch (IOException e) {
            throw new IllegalStateException("A connection does not close.", e);
        }
    }

    private void ask(KeptConnection connection, Kind kind) throws IOException {
        boolean settled = issuer.newestIsSettled();
        boolean troubled = issuer.isTroubled();
        Moment before = target.now();
        Caller caller = kind.caller(issuer);
        Answer answer;
        try {
            answer = connection.exchange(Target.request(kind.path(), caller.token()));
        } catch (IOException e) {
            connection.close();
            judge(kind, "no answer", isDuringDeployment(before), " (" + e + ")" + context(before, troubled));
            return;
        }
        boolean duringDeployment = isDuringDeployment(before);
        boolean withoutKeys = before.withoutKeys() || target.now().withoutKeys();
        boolean right = kind.right(withoutKeys, troubled || issuer.isTroubled(), settled && issuer.newestIsSettled())
                .contains(answer.status());
        String outcome = Integer.toString(answer.status());
        if (duringDeployment && answer.status() == 200 && answer.body().isEmpty()) {
            // The application, which answers a name, was not asked: Payara answers 200 and nothing to a request that
            // comes while it adds listeners (ConcurrentModificationException in fireRequestInitializedEvent).
            outcome += " without a body";
        } else if (answer.status() == 200 && !answer.body().equals(caller.subject())) {
            target.verdicts().wrong(kind, "another caller's name", context(before, troubled));
        } else if (answer.status() < 300 && !kind.isGood()) {
            target.verdicts().wrong(kind, outcome, context(before, troubled));
        } else {
            judge(kind, outcome, right || duringDeployment, context(before, troubled));
        }
        target.verdicts().count(kind, outcome + (duringDeployment ? " while deploying" : ""));
    }

    private void judge(Kind kind, String outcome, boolean right, String context) {
        if (!right) {
            target.verdicts().wrong(kind, outcome, context);
        }
        if (outcome.equals("no answer")) {
            target.verdicts().count(kind, outcome);
        }
    }

    private String context(Moment before, boolean troubled) {
        return (troubled ? ", issuer away or just back" : "")
                + (issuer.newestIsSettled() ? "" : ", new key")
                + ", deployment " + before.deployments() + " of " + target.name();
    }

    private boolean isDuringDeployment(Moment before) {
        Moment after = target.now();
        return before.deploying() || after.deploying() || before.deployments() != after.deployments();
    }

    @Override
    public void close() {
        ended = true;
    }
}
