package io.github.scalekit4ee.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every client that the environment knows, or finds by the URL that is its id. Thread-safe. */
final class Clients {
    private final Map<String, OAuthClient> known = new ConcurrentHashMap<>();
    private final ClientMetadataDocuments documents = new ClientMetadataDocuments();

    void register(OAuthClient client) {
        known.put(client.id(), client);
    }

    /** {@return those that somebody registered, by id} */
    List<OAuthClient> all() {
        return known.values().stream()
                .sorted(Comparator.comparing(OAuthClient::id))
                .toList();
    }

    /** {@return the client, or {@code null} if nobody registered this id} */
    @Nullable
    OAuthClient find(String id) throws OAuthError {
        OAuthClient client = known.get(id);
        return client == null && ClientMetadataDocuments.isUrl(id) ? documents.load(id) : client;
    }
}
