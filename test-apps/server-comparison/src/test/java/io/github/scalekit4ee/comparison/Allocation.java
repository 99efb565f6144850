package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.servers.KeptConnection;
import io.github.scalekit4ee.servers.RunningServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the threads of a server allocate, those that have ended included as far as they were seen. */
final class Allocation {

    private final RunningServer server;
    private final Tokens tokens;
    private final Map<String, Long> first = new HashMap<>();
    private final Map<String, Long> last = new HashMap<>();

    Allocation(RunningServer server, Tokens tokens) throws IOException {
        this.server = server;
        this.tokens = tokens;
        look();
        first.putAll(last);
    }

    /** To be called again and again: a thread that nobody has seen is not counted. */
    void look() throws IOException {
        answer("allocated")
                .lines()
                .map(line -> line.split(" ", 2))
                .forEach(thread -> last.put(thread[0], Long.valueOf(thread[1])));
    }

    /** Bytes since the first look. */
    long bytes() {
        return last.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - first.getOrDefault(thread.getKey(), 0L))
                .sum();
    }

    /** How often the server has stood still for its garbage collector, and for how long in all. */
    record Pauses(long count, long millis) {}

    Pauses pauses() throws IOException {
        String[] parts = answer("pauses").split(" ", 2);
        return new Pauses(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private String answer(String resource) throws IOException {
        try (KeptConnection connection = new KeptConnection(server.port())) {
            return connection
                    .exchange(tokens.none("/comparison/api/virtual-machine/" + resource))
                    .body();
        }
    }
}
