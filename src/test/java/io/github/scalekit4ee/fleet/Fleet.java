package io.github.scalekit4ee.fleet;

import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.cluster.TextMap;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.jwks.SimulatedKeyUser;
import io.github.scalekit4ee.internal.jwks.SimulatedKeyUser.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Many nodes that share one Scalekit environment. What they do is done by the jar's own classes; time, chance, and the environment are
 * simulated, and an exchange takes no time. All nodes are deployed within the first minute. Each has a call to make, and a request to
 * verify, every minute.
 */
final class Fleet {

    private static final long TICK = TimeUnit.SECONDS.toNanos(60);

    /** How many of the requests after a rotation have a token of the new key. */
    private static final double NEW_TOKENS = 0.5;

    private final Plan plan;
    private final Agenda agenda = new Agenda();
    private final Random random;
    private final SimulatedEndpoint keys;
    private final SimulatedEndpoint tokens;
    private final TextMap shared = new TextMap();
    private final List<Node> nodes = new ArrayList<>();
    private long refused;
    private long withoutToken;

    /**
     * What is simulated.
     *
     * @param limit of requests a minute, for keys and for tokens
     * @param sharing whether nodes share tokens
     * @param rotation when the issuer publishes another key and signs with it
     * @param outage when it begins; it lasts an hour
     */
    record Plan(
            int nodes,
            Duration span,
            Duration tokenLifetime,
            Duration keyInterval,
            int limit,
            boolean sharing,
            Duration rotation,
            Duration outage) {}

    /**
     * What came of it.
     *
     * @param keys fetches in each minute
     * @param tokens requests in each minute
     * @param refused requests of callers that got no answer for want of keys
     * @param withoutToken calls that had no token
     */
    record Result(int[] keys, int[] tokens, long refused, long withoutToken) {}

    private Fleet(Plan plan) {
        this.plan = plan;
        this.random = new Random(4711);
        this.keys = new SimulatedEndpoint(plan.span, plan.limit);
        this.tokens = new SimulatedEndpoint(plan.span, plan.limit);
        keys.outage(plan.outage, Duration.ofHours(1));
        tokens.outage(plan.outage, Duration.ofHours(1));
    }

    static Result run(Plan plan) {
        return new Fleet(plan).run();
    }

    private Result run() {
        for (int i = 0; i < plan.nodes; i++) {
            Node node = new Node();
            nodes.add(node);
            agenda.at((long) (random.nextDouble() * TimeUnit.MINUTES.toNanos(1)), node::start);
        }
        agenda.runUntil(plan.span.toNanos());
        return new Result(keys.arrived(), tokens.arrived(), refused, withoutToken);
    }

    private final class Node {

        private final NodeTime time = new NodeTime(agenda);
        private final SimulatedClient client;
        private final SimulatedKeyUser source;
        private boolean knowsSecond;
        private long version;

        Node() {
            SharedCache cache = plan.sharing ? new SharedCache("tokens", () -> shared, new OnTheSpot()) : null;
            client = new SimulatedClient(tokens, plan.tokenLifetime, time, random::nextDouble, cache);
            JwksConfiguration usual = JwksConfiguration.DEFAULT;
            source = new SimulatedKeyUser(
                    new JwksConfiguration(plan.keyInterval, usual.maxStale(), usual.timeout()),
                    this::fetch,
                    this::later,
                    random::nextDouble,
                    time::nanos);
        }

        void start() {
            source.start();
            tick();
        }

        private void later(Runnable task, Duration delay) {
            long mine = ++version;
            agenda.in(delay, () -> {
                if (version == mine) {
                    time.begin();
                    task.run();
                }
            });
        }

        private Answer fetch() {
            try {
                OptionalLong away = keys.request(agenda.now());
                return away.isEmpty()
                        ? new Answer(agenda.now() >= plan.rotation.toNanos(), false, null)
                        : new Answer(false, true, Duration.ofSeconds(Math.min(away.getAsLong(), 60)));
            } catch (SimulatedEndpoint.Down e) {
                return new Answer(false, true, null);
            }
        }

        private void tick() {
            time.begin();
            try {
                client.call();
            } catch (TokenRequestException e) {
                withoutToken++;
            }
            boolean second =
                    agenda.now() >= plan.rotation.toNanos() && (knowsSecond || random.nextDouble() < NEW_TOKENS);
            if (source.isServed(second)) {
                knowsSecond = second;
            } else {
                refused++;
            }
            agenda.at(agenda.now() + TICK, this::tick);
        }
    }
}
