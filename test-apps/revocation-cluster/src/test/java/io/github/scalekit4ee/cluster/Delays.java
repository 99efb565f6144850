package io.github.scalekit4ee.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a revocation to the first refusal, in milliseconds, by story and node. */
final class Delays {

    private final Map<String, Map<String, List<Long>>> all = new LinkedHashMap<>();

    synchronized void add(String story, String node, long millis) {
        all.computeIfAbsent(story, first -> new LinkedHashMap<>())
                .computeIfAbsent(node, first -> new ArrayList<>())
                .add(millis);
    }

    synchronized String table() {
        StringBuilder table =
                new StringBuilder("| story | node | revocations | median ms | max ms |\n|---|---|---|---|---|\n");
        all.forEach((story, nodes) -> nodes.forEach((node, delays) -> {
            Collections.sort(delays);
            table.append(String.format(
                    "| %s | %s | %d | %d | %d |%n",
                    story, node, delays.size(), delays.get(delays.size() / 2), delays.get(delays.size() - 1)));
        }));
        return table.toString();
    }
}
