package io.github.scalekit4ee.soak;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SigningKey;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The simulated environment, its keys and its outages. */
final class Issuer implements AutoCloseable {

    static final String AUDIENCE = "https://api.acme.example";
    static final String CLIENT = "m2morg_68315758685323697";
    static final String SECRET = "a-secret-for-the-soak";

    /** In a flood of tokens with keys that nobody knows a new key is accepted within 30 seconds; more for a busy machine. */
    private static final Duration NEW_KEY_LIMIT = Duration.ofSeconds(45);

    /** The same after an outage, in which nobody asks more often than the back-off allows. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(60);

    private static final String ROLE = "read:deployments";
    private static final int POOL = 500;
    private static final List<Fault> FAULTS = List.of(
            Fault.status(503),
            Fault.hang(),
            Fault.refuseConnections(),
            Fault.slowDrip(Duration.ofMillis(200)),
            Fault.resetConnection(),
            Fault.html());

    private final SimulatedScalekit scalekit = SimulatedScalekit.builder()
            .tokenLifetime(Duration.ofHours(4))
            .client(CLIENT, SECRET, ROLE)
            .start();
    private final SigningKey nobodys = SigningKey.rsa(2048);
    private final AtomicInteger subjects = new AtomicInteger();
    private volatile List<Caller> pool;
    private volatile SigningKey settled;
    private volatile SigningKey newest;
    private volatile long rotatedAt = System.nanoTime();
    private volatile long troubledUntil = System.nanoTime();
    private volatile boolean away;
    private int outages;

    Issuer() {
        settled = scalekit.signingKey();
        newest = settled;
        fillPool();
    }

    /** A token, and the name that the application must answer. */
    record Caller(String subject, String token) {}

    String url() {
        return scalekit.environmentUrl().toString();
    }

    /** A new key, with which everybody's tokens are signed when every server must know it. */
    void rotate() throws InterruptedException {
        while (isTroubled()) {
            Thread.sleep(500);
        }
        SigningKey old = settled;
        newest = scalekit.rotateKeys();
        rotatedAt = System.nanoTime();
        Thread.sleep(NEW_KEY_LIMIT.plusSeconds(2).toMillis());
        settled = newest;
        fillPool();
        // Tokens of the key before are on their way for a moment.
        Thread.sleep(2_000);
        scalekit.removeKey(old.kid());
    }

    /** Each outage is of another kind. */
    String begin() {
        Fault fault = FAULTS.get(outages++ % FAULTS.size());
        away = true;
        scalekit.outage(Endpoint.KEYS, fault);
        scalekit.outage(Endpoint.TOKEN, fault);
        return fault.toString();
    }

    void end() {
        troubledUntil = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        away = false;
        scalekit.recover();
        scalekit.journal().clear();
    }

    boolean isAway() {
        return away;
    }

    /** An outage, or a server may not yet know that it is over. */
    boolean isTroubled() {
        return away || System.nanoTime() - troubledUntil < 0;
    }

    boolean newestIsSettled() {
        return System.nanoTime() - rotatedAt > NEW_KEY_LIMIT.toNanos();
    }

    Caller known() {
        List<Caller> callers = pool;
        return callers.get(ThreadLocalRandom.current().nextInt(callers.size()));
    }

    /** With a token that no server has seen. */
    Caller fresh(boolean byNewestKey) {
        String subject = subject();
        return new Caller(
                subject, draft(subject).key(byNewestKey ? newest : settled).token());
    }

    String withoutRole() {
        return draft(subject()).scopes("read:nothing").key(settled).token();
    }

    String expired() {
        return draft(subject())
                .issuedAt(Instant.now().minusSeconds(7_200))
                .expiresAt(Instant.now().minusSeconds(3_600))
                .key(settled)
                .token();
    }

    String forOthers() {
        return draft(subject()).audience("https://other.example").key(settled).token();
    }

    String byNobody() {
        return draft(subject()).key(nobodys.withKid("snk_" + subject())).token();
    }

    /** The signature of one token under the claims of another. */
    String tampered() {
        String one = known().token();
        String other = fresh(false).token();
        return one.substring(0, one.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private void fillPool() {
        SigningKey key = settled;
        pool = IntStream.range(0, POOL)
                .mapToObj(i -> {
                    String subject = subject();
                    return new Caller(subject, draft(subject).key(key).token());
                })
                .toList();
    }

    private TokenDraft draft(String subject) {
        return scalekit.mint()
                .organizationClient()
                .client(subject)
                .audience(AUDIENCE)
                .scopes(ROLE);
    }

    private String subject() {
        return "m2morg_" + (690_388_190_000_000L + subjects.incrementAndGet());
    }

    @Override
    public void close() {
        scalekit.close();
    }
}
