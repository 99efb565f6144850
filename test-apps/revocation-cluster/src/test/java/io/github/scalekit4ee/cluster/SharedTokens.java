package io.github.scalekit4ee.cluster;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What nodes that share the tokens of their clients ask the token endpoint for. */
final class SharedTokens {

    private final SimulatedScalekit scalekit;
    private final ExecutorService threads;
    private final String caller;
    private final Consumer<String> breaks;
    private final StringBuilder table = new StringBuilder(
            "| tokens for outgoing calls | nodes | token requests | longest wait ms |\n|---|---|---|---|\n");

    /**
     * @param caller a token that the nodes accept
     * @param breaks is told of each promise that does not hold
     */
    SharedTokens(SimulatedScalekit scalekit, ExecutorService threads, String caller, Consumer<String> breaks) {
        this.scalekit = scalekit;
        this.threads = threads;
        this.caller = caller;
        this.breaks = breaks;
        for (String client : List.of("first", "second")) {
            scalekit.registerClient(id(client), secret(client));
        }
    }

    static String id(String client) {
        return "m2morg_" + client.toLowerCase(Locale.ROOT);
    }

    static String secret(String client) {
        return "test-secret-of-" + client.toLowerCase(Locale.ROOT);
    }

    /** @param expected how many token requests it may cost */
    void allAtOnce(String story, List<Node> nodes, int expected) throws Exception {
        ask(story, "first", nodes, scalekit.requests(Endpoint.TOKEN), expected, expected);
    }

    /** The node that requests the token dies while it waits for the answer; the others ask at that moment. */
    void killTheHolder(String story, Node holder, List<Node> others) throws Exception {
        int before = scalekit.requests(Endpoint.TOKEN);
        scalekit.outage(Endpoint.TOKEN, Fault.latency(Duration.ofSeconds(60)));
        Future<String> lost = threads.submit(() -> holder.outgoing("second", caller));
        scalekit.journal().awaitRequests(Endpoint.TOKEN, before + 1, Duration.ofSeconds(10));
        holder.kill();
        scalekit.recover(Endpoint.TOKEN);
        if (!lost.get().isEmpty()) {
            breaks.accept(story + ": the node that was killed had a token");
        }
        // The one that died, one more, and where the cluster does not answer in that second each for itself.
        ask(story, "second", others, before, 2, 1 + others.size());
    }

    private void ask(String story, String client, List<Node> nodes, int before, int least, int most) throws Exception {
        long begin = System.nanoTime();
        List<Future<String>> answers = new ArrayList<>();
        for (Node node : nodes) {
            answers.add(threads.submit(() -> node.outgoing(client, caller)));
        }
        Set<String> tokens = new HashSet<>();
        for (Future<String> answer : answers) {
            tokens.add(answer.get());
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        int requests = scalekit.requests(Endpoint.TOKEN) - before;
        table.append("| ")
                .append(story)
                .append(" | ")
                .append(nodes.size())
                .append(" | ")
                .append(requests)
                .append(" | ")
                .append(millis)
                .append(" |\n");
        if (tokens.contains("")) {
            breaks.accept(story + ": a node had no token");
        }
        if (requests < least || requests > most) {
            breaks.accept(story + ": " + requests + " token requests in place of " + least + " to " + most);
        }
        if (requests == least && tokens.size() != 1) {
            breaks.accept(story + ": " + tokens.size() + " tokens in place of one");
        }
    }

    String table() {
        return table.toString();
    }
}
