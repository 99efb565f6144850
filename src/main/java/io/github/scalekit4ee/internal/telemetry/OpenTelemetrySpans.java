package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.observe.Recorder;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Links to OpenTelemetry. Fetches of keys and token requests serve many requests, and run on a thread of their own, so their spans have no
 * parent. A rejection is an event of the request's span, where the server has begun it by then.
 */
final class OpenTelemetrySpans {

    static final String KEY_FETCH = "scalekit.keys.fetch";
    static final String TOKEN_REQUEST = "scalekit.client.token.request";
    static final String REJECTED = "scalekit.token.rejected";
    static final String DENIED = "scalekit.access.denied";

    private final Map<String, Attributes> reasons = new HashMap<>();
    private final Tracer tracer;

    OpenTelemetrySpans(Tracer tracer) {
        this.tracer = tracer;
        for (Reason reason : Reason.values()) {
            reasons.put(
                    reason.name(),
                    Attributes.builder().put(Instrument.ERROR, reason.name()).build());
        }
        reasons.put(
                Recorder.KEYS_UNAVAILABLE,
                Attributes.builder()
                        .put(Instrument.ERROR, Recorder.KEYS_UNAVAILABLE)
                        .build());
    }

    static AttributesBuilder attributes(Outcome outcome) {
        AttributesBuilder attributes = Attributes.builder().put(Instrument.OUTCOME, outcome.outcome());
        return outcome.error() == null ? attributes : attributes.put(Instrument.ERROR, outcome.error());
    }

    static Attributes attributes(ResourceKind resource, Requirement requirement) {
        return Attributes.builder()
                .put(Instrument.RESOURCE, resource.name())
                .put(Instrument.REQUIREMENT, requirement.name())
                .build();
    }

    static AttributesBuilder client(String name) {
        return Attributes.builder().put(Instrument.CLIENT, Instrument.shown(name));
    }

    /** @param recorded as {@link Recorder} has it */
    void verified(String recorded) {
        Attributes reason = reasons.get(recorded);
        if (reason != null) {
            Span.current().addEvent(REJECTED, reason);
        }
    }

    void denied(Attributes attributes) {
        Span.current().addEvent(DENIED, attributes);
    }

    void keysFetched(Attributes attributes, Outcome outcome, long nanos) {
        ended(KEY_FETCH, attributes, outcome, nanos);
    }

    void tokenRequested(Attributes attributes, Outcome outcome, long nanos) {
        ended(TOKEN_REQUEST, attributes, outcome, nanos);
    }

    private void ended(String name, Attributes attributes, Outcome outcome, long nanos) {
        Instant end = Instant.now();
        Span span = tracer.spanBuilder(name)
                .setNoParent()
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(end.minusNanos(nanos))
                .setAllAttributes(attributes)
                .startSpan();
        if (!outcome.equals(Outcome.SUCCESS)) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(end);
    }
}
