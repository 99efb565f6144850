package io.github.scalekit4ee.cluster;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The story of three nodes. Each revocation is of a session whose token every node has accepted before and keeps; from the operator's 204
 * on each node is asked with that token every few milliseconds, until it refuses. A token that is not revoked must always be accepted.
 */
final class ThreeNodes {

    private static final int ROUNDS = Integer.getInteger("cluster.rounds", 20);
    private static final long PROMISE_MILLIS = 1000;

    /** Below the range from which systems take the ports of outgoing connections. */
    private static final int FIRST_OUTGOING_PORT = 30_000;

    private final Path target;
    private final SimulatedScalekit scalekit;
    private final Delays delays = new Delays();
    private final List<String> broken = new ArrayList<>();
    private final Engine engine;
    private final List<String> revoked = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String operator;
    private final String good;
    private final Load load;
    private final Grid grid;
    private final SharedTokens tokens;
    private int sessions;

    private ThreeNodes(Path target, SimulatedScalekit scalekit, Engine engine) throws IOException {
        this.target = target;
        this.engine = engine;
        this.scalekit = scalekit;
        operator = scalekit.mint()
                .organizationClient()
                .client("m2morg_operator")
                .scopes("revoke:tokens")
                .token();
        good = scalekit.mint().organizationClient().token();
        load = new Load(good);
        tokens = new SharedTokens(scalekit, threads, good, this::breaks);
        grid = new Grid(4, FIRST_OUTGOING_PORT, engine.canBeParted(), threads);
    }

    /** Arguments: the build directory, the engine, the name of the server. */
    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        int code;
        try (SimulatedScalekit scalekit =
                SimulatedScalekit.builder().tokenLifetime(Duration.ofHours(2)).start()) {
            ThreeNodes story = new ThreeNodes(target, scalekit, Engine.named(arguments[1]));
            try {
                story.run();
            } finally {
                String report = arguments[2] + ", three processes, "
                        + Runtime.getRuntime().availableProcessors()
                        + " cores.\n\n" + story.delays.table() + "\n" + story.tokens.table() + "\n" + story.load.line()
                        + "\n"
                        + (story.held() ? "Every promise held.\n" : String.join("\n", story.broken) + "\n");
                System.out.println(report);
                Files.writeString(target.resolve("revocation-cluster.md"), report);
                story.threads.shutdownNow();
                story.load.close();
            }
            code = story.held() ? 0 : 1;
        }
        System.exit(code);
    }

    private void run() throws Exception {
        Node a = start("a", 0);
        a.awaitReady(good);
        Node b = start("b", 1);
        Node c = start("c", 2);
        b.awaitReady(good);
        c.awaitReady(good);
        awaitMembers(3, a, b, c);

        tokens.allAtOnce("three nodes at once", List.of(a, b, c), 1);
        load.to(List.of(a, b, c));
        rounds("all well", ROUNDS, List.of(a, b, c));

        Node late = start("late", 3);
        late.awaitReady(good);
        tokens.allAtOnce("a node that joined later, with another", List.of(a, late), 0);
        refusesAllRevoked("a node that joined later", late);

        tokens.killTheHolder("in the second in which the node was killed that requested", late, List.of(a, b, c));
        revokeAndMeasure("in the second of a kill", a, List.of(a, b, c), false);
        awaitMembers(3, a);
        rounds("after the kill", ROUNDS / 2, List.of(a, b, c));

        load.to(List.of());
        c.pause();
        revokeAndMeasure("one is paused: the moment of it", a, List.of(a, b), false);
        awaitMembers(2, a, b);
        load.to(List.of(a, b));
        rounds("one is paused, and out of the cluster", ROUNDS / 2, List.of(a, b));
        c.resume();
        long begin = System.nanoTime();
        while (!refusesAll(c) && millisSince(begin) < 120_000) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        delays.add("from SIGCONT until all of it is refused", "c", millisSince(begin));
        refusesAllRevoked("a node that was paused", c);
        awaitMembers(3, a, b, c);
        load.to(List.of(a, b, c));
        rounds("after the pause", ROUNDS / 2, List.of(a, b, c));

        if (engine.canBeParted()) {
            part(a, b, c);
        }

        load.to(List.of(c));
        a.kill();
        b.kill();
        refusesAllRevoked("the last node, alone", c);
        awaitMembers(1, c);
        Node again = start("again", 0);
        again.awaitReady(good);
        // What both killed nodes had is lost to the cluster until the last one puts it back.
        begin = System.nanoTime();
        while (!refusesAll(again) && millisSince(begin) < PROMISE_MILLIS) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        delays.add("from its first 200 until all of it is refused", "again", millisSince(begin));
        refusesAllRevoked("a node that joined the last one", again);
        awaitMembers(2, c, again);
        load.to(List.of(c, again));
        rounds("the last node and a new one", ROUNDS / 2, List.of(c, again));
    }

    /** Both halves run on, revoke for themselves, and have all when they have found each other again. */
    private void part(Node a, Node b, Node c) throws Exception {
        load.to(List.of());
        grid.cutOff(2);
        awaitMembers(2, a, b);
        awaitMembers(1, c);
        int before = revoked.size();
        rounds("parted: the two", ROUNDS / 2, List.of(a, b));
        rounds("parted: the one", ROUNDS / 4, List.of(c));
        // What the other half has revoked has no promise until the network is back.
        load.to(List.of());
        expect(c, revoked.get(before), 200, "the one has not heard of the two's");
        grid.heal();
        long begin = System.nanoTime();
        for (Node node : List.of(a, b, c)) {
            while (!refusesAll(node) && millisSince(begin) < 120_000) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            delays.add(
                    "from the end of the parting until all of both halves is refused", node.name(), millisSince(begin));
        }
        awaitMembers(3, a, b, c);
        load.to(List.of(a, b, c));
        rounds("after the parting", ROUNDS / 2, List.of(a, b, c));
    }

    private Node start(String name, int number) throws IOException {
        say("starting " + name);
        return Node.start(target, name, URI.create(scalekit.environmentUrl().toString()), engine, grid.place(number));
    }

    private void rounds(String story, int rounds, List<Node> nodes) throws Exception {
        for (int round = 0; round < rounds; round++) {
            revokeAndMeasure(story, nodes.get(round % nodes.size()), nodes, true);
        }
        say(story + ": done");
    }

    /** @param promised whether a second is promised */
    private void revokeAndMeasure(String story, Node where, List<Node> nodes, boolean promised) throws Exception {
        String sid = "ses_" + ++sessions;
        String token = scalekit.mint().organizationClient().claim("sid", sid).token();
        for (Node node : nodes) {
            expect(node, token, 200, story + ", before");
        }
        where.revokeSession(sid, operator);
        long begin = System.nanoTime();
        revoked.add(token);
        load.revoked(token);
        List<Callable<Long>> measures = new ArrayList<>();
        for (Node node : nodes) {
            measures.add(() -> untilRefused(node, token, begin));
        }
        List<Future<Long>> measured = threads.invokeAll(measures);
        for (int i = 0; i < nodes.size(); i++) {
            long millis = measured.get(i).get();
            delays.add(story, nodes.get(i).name(), millis);
            if (promised && millis > PROMISE_MILLIS) {
                breaks(story + ": " + nodes.get(i).name() + " took " + millis + " ms");
            }
            expect(nodes.get(i), good, 200, story + ", a good token");
        }
    }

    private long untilRefused(Node node, String token, long begin) throws InterruptedException {
        while (node.status(token) != 401) {
            if (millisSince(begin) > 120_000) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return millisSince(begin);
    }

    private boolean refusesAll(Node node) throws InterruptedException {
        for (String token : revoked) {
            if (node.status(token) != 401) {
                return false;
            }
        }
        return true;
    }

    private void refusesAllRevoked(String story, Node node) throws InterruptedException {
        for (String token : revoked) {
            expect(node, token, 401, story);
        }
        expect(node, good, 200, story);
        say(story + ": refuses all " + revoked.size());
    }

    private void expect(Node node, String token, int status, String story) throws InterruptedException {
        int actual = node.status(token);
        if (actual != status) {
            breaks(story + ": " + node.name() + " answered " + actual + " in place of " + status);
        }
    }

    private void awaitMembers(int members, Node... nodes) throws Exception {
        for (Node node : nodes) {
            long begin = System.nanoTime();
            while (node.members() != members && millisSince(begin) < 120_000) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            if (node.members() != members) {
                throw new IOException(
                        node.name() + " sees " + node.members() + " members in place of " + members + ".");
            }
        }
        say(members + " members");
    }

    private boolean held() {
        return broken.isEmpty() && load.isRight();
    }

    private void breaks(String what) {
        broken.add("BROKEN: " + what);
        say("BROKEN: " + what);
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void say(String what) {
        System.out.println(java.time.LocalTime.now().withNano(0) + " " + what);
    }
}
