package io.github.scalekit4ee.testing;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Brings each request to its endpoint: first into the journal, then past the faults. */
final class Router implements LoopbackListener.Handler {
    /** What answers for an endpoint. */
    interface Responder {
        Response respond(RecordedRequest request);
    }

    /** RFC 9110 section 5.6.7; the JDK's own format has no leading zero in the day. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Journal journal;
    private final FaultPlan faults;
    private final Map<Endpoint, Responder> responders;

    /** @param clock whose time the answers tell */
    Router(Clock clock, Journal journal, FaultPlan faults, Map<Endpoint, Responder> responders) {
        this.clock = clock;
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
        Response dated = response.with("Date", DATE.format(clock.instant()));
        return Cors.applies(endpoint) ? Cors.readable(dated) : dated;
    }
}
