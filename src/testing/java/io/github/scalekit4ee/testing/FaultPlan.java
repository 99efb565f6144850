package io.github.scalekit4ee.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which fault the next request of each endpoint meets. Thread-safe. */
final class FaultPlan {
    private final Map<Endpoint, Fault> standing = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, Deque<Fault>> scripts = new EnumMap<>(Endpoint.class);

    synchronized void stand(Endpoint endpoint, Fault fault) {
        scripts.remove(endpoint);
        standing.put(endpoint, fault);
    }

    synchronized void script(Endpoint endpoint, List<Fault> faults) {
        if (faults.stream().anyMatch(Fault::refusesConnections)) {
            throw new IllegalArgumentException(
                    "A refused connection is no request, so a script cannot count it. Use resetConnection() in scripts.");
        }
        standing.remove(endpoint);
        scripts.put(endpoint, new ArrayDeque<>(faults));
    }

    synchronized void clear(Endpoint endpoint) {
        scripts.remove(endpoint);
        standing.remove(endpoint);
    }

    synchronized Fault next(Endpoint endpoint) {
        Deque<Fault> script = scripts.get(endpoint);
        if (script != null && !script.isEmpty()) {
            return script.removeFirst();
        }
        return standing.getOrDefault(endpoint, Fault.none());
    }

    synchronized boolean refusesConnections() {
        return standing.values().stream().anyMatch(Fault::refusesConnections);
    }
}
