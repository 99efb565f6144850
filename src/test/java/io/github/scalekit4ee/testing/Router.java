package io.github.scalekit4ee.testing;

import java.io.IOException;
import java.util.Map;

/** Brings each request to its endpoint: first into the journal, then past the faults. */
final class Router implements LoopbackListener.Handler {
    private final Journal journal;
    private final FaultPlan faults;
    private final KeysEndpoint keys;
    private final TokenEndpoint tokens;
    private final MetadataEndpoint metadata;

    Router(Journal journal, FaultPlan faults, KeysEndpoint keys, TokenEndpoint tokens, MetadataEndpoint metadata) {
        this.journal = journal;
        this.faults = faults;
        this.keys = keys;
        this.tokens = tokens;
        this.metadata = metadata;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        RecordedRequest request = exchange.request();
        Endpoint endpoint = Endpoint.at(request.path());
        journal.record(endpoint, request);
        faults.next(endpoint).play(exchange, () -> respond(endpoint, request));
    }

    private Response respond(Endpoint endpoint, RecordedRequest request) {
        return switch (endpoint) {
            case KEYS -> keys.respond(request);
            case TOKEN -> tokens.respond(request);
            case METADATA -> metadata.respond(request);
            case OTHER -> Response.json(404, Map.of("error", "not_found"));
        };
    }
}
