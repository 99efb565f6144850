package io.github.scalekit4ee.testing;

import java.io.IOException;
import java.util.Map;

/** Brings each request to its endpoint: first into the journal, then past the faults. */
final class Router implements LoopbackListener.Handler {
    /** What answers for an endpoint. */
    interface Responder {
        Response respond(RecordedRequest request);
    }

    private final Journal journal;
    private final FaultPlan faults;
    private final Map<Endpoint, Responder> responders;

    Router(Journal journal, FaultPlan faults, Map<Endpoint, Responder> responders) {
        this.journal = journal;
        this.faults = faults;
        this.responders = Map.copyOf(responders);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        RecordedRequest request = exchange.request();
        Endpoint endpoint = Endpoint.at(request.path());
        if (Cors.applies(endpoint) && Cors.isPreflight(request)) {
            exchange.send(Cors.preflight(request));
            return;
        }
        journal.record(endpoint, request);
        faults.next(endpoint).play(exchange, () -> respond(endpoint, request));
    }

    private Response respond(Endpoint endpoint, RecordedRequest request) {
        Responder responder = responders.get(endpoint);
        Response response =
                responder == null ? Response.json(404, Map.of("error", "not_found")) : responder.respond(request);
        return Cors.applies(endpoint) ? Cors.readable(response) : response;
    }
}
