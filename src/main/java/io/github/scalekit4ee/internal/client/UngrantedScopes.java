package io.github.scalekit4ee.internal.client;

import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;

/** Says once which scopes a token lacks that were asked for (RFC 6749 section 5.1), since all that anybody else will see is a 403. */
final class UngrantedScopes {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private volatile Set<String> said = Set.of();

    void look(String client, Set<String> asked, Set<String> granted) {
        Set<String> missing = new TreeSet<>(asked);
        missing.removeAll(granted);
        if (!missing.isEmpty() && !missing.equals(said)) {
            LOG.warning((client.isEmpty() ? "The client" : "The client " + client)
                    + " was given a token without these scopes, which it had asked for: " + String.join(" ", missing)
                    + ". Check how they are written, and that the client is registered for them.");
        }
        said = missing;
    }
}
