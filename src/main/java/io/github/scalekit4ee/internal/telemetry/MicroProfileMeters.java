package io.github.scalekit4ee.internal.telemetry;

import static io.github.scalekit4ee.internal.telemetry.Instrument.seconds;

import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.event.AccessDenied.Requirement;
import io.github.scalekit4ee.event.ResourceKind;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.observe.Recorder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Links to MicroProfile Metrics. Its tags have underscores for dots, as Prometheus has them (MicroProfile Metrics 5.1, "Tags"), and all
 * metrics of a name the same tags, so that where OpenTelemetry leaves an attribute out there is a tag with the value {@code none}.
 *
 * <p>What our own threads count is registered here: servers find out by the thread whose metrics they are.
 */
final class MicroProfileMeters implements Meters {

    private static final String NONE = "none";

    private final MetricRegistry registry;
    private final Map<String, Counter> fresh = new ConcurrentHashMap<>();
    private final Map<String, Counter> cached = new ConcurrentHashMap<>();
    private final Map<MetricID, Timer> timers = new ConcurrentHashMap<>();
    private final Set<MetricID> registered = ConcurrentHashMap.newKeySet();

    MicroProfileMeters(MetricRegistry registry, Readings readings) {
        this.registry = registry;
        readings.environments().forEach(each -> keys(each, () -> readings.keys(each)));
        gauge(Instrument.REVOCATIONS_KNOWN, readings::revocations);
        Outcome.verifications().forEach(each -> fresh.put(each, verifications(each, false)));
        cached.put(Recorder.ACCEPTED, verifications(Recorder.ACCEPTED, true));
        timer(fetch(Outcome.SUCCESS));
        timer(fetch(Outcome.FAILURE));
        for (String client : readings.clients()) {
            gauge(Instrument.TOKEN_REMAINING, () -> number(readings.token(client)), client(client));
            timer(request(client, Outcome.SUCCESS));
            for (Kind failure : Kind.values()) {
                timer(request(client, Outcome.ofTokenRequest(failure.name())));
            }
        }
    }

    private void keys(String environment, Supplier<@Nullable KeySourceStatus> status) {
        Tag tag = tag(Instrument.ENVIRONMENT, Instrument.shown(environment));
        gauge(
                Instrument.KEYS_USABLE,
                () -> {
                    KeySourceStatus keys = status.get();
                    return keys == null ? 0 : keys.keys();
                },
                tag);
        gauge(Instrument.KEYS_AGE, () -> duration(status.get(), KeySourceStatus::age), tag);
        gauge(Instrument.KEYS_REMAINING, () -> duration(status.get(), KeySourceStatus::remaining), tag);
    }

    private static Double duration(
            @Nullable KeySourceStatus keys, Function<KeySourceStatus, @Nullable Duration> value) {
        return number(keys == null ? null : value.apply(keys));
    }

    /** A gauge has to give some number (section "Gauge"); Prometheus knows this one as none. */
    private static Double number(@Nullable Duration duration) {
        return duration == null ? Double.NaN : seconds(duration);
    }

    private void gauge(Instrument what, Supplier<Number> value, Tag... tags) {
        registry.gauge(metadata(what), value, tags);
        registered.add(new MetricID(what.id(), tags));
    }

    @Override
    public void verified(String recorded, boolean fromCache) {
        Map<String, Counter> counters = fromCache ? cached : fresh;
        Counter counter = counters.get(recorded);
        if (counter == null) {
            counter = counters.computeIfAbsent(recorded, first -> verifications(first, fromCache));
        }
        counter.inc();
    }

    private Counter verifications(String recorded, boolean fromCache) {
        Outcome outcome = Outcome.ofVerification(recorded);
        return counter(
                Instrument.VERIFICATIONS,
                tag(Instrument.OUTCOME, outcome.outcome()),
                tag(Instrument.CACHED, Boolean.toString(fromCache)),
                error(outcome));
    }

    @Override
    public void denied(ResourceKind resource, Requirement requirement) {
        counter(
                        Instrument.DENIALS,
                        tag(Instrument.RESOURCE, resource.name()),
                        tag(Instrument.REQUIREMENT, requirement.name()))
                .inc();
    }

    private Counter counter(Instrument what, Tag... tags) {
        Counter counter = registry.counter(metadata(what), tags);
        registered.add(new MetricID(what.id(), tags));
        return counter;
    }

    @Override
    public void keysFetched(Outcome outcome, long nanos) {
        timer(fetch(outcome)).update(Duration.ofNanos(nanos));
    }

    @Override
    public void tokenRequested(String client, Outcome outcome, long nanos) {
        timer(request(client, outcome)).update(Duration.ofNanos(nanos));
    }

    private static MetricID fetch(Outcome outcome) {
        return new MetricID(Instrument.KEYS_FETCH_DURATION.id(), tag(Instrument.OUTCOME, outcome.outcome()));
    }

    private static MetricID request(String client, Outcome outcome) {
        return new MetricID(
                Instrument.TOKEN_REQUEST_DURATION.id(),
                client(client),
                tag(Instrument.OUTCOME, outcome.outcome()),
                error(outcome));
    }

    private Timer timer(MetricID id) {
        return timers.computeIfAbsent(id, first -> {
            registered.add(id);
            Instrument what = id.getName().equals(Instrument.KEYS_FETCH_DURATION.id())
                    ? Instrument.KEYS_FETCH_DURATION
                    : Instrument.TOKEN_REQUEST_DURATION;
            return registry.timer(metadata(what), id.getTagsAsArray());
        });
    }

    private static Metadata metadata(Instrument what) {
        return Metadata.builder()
                .withName(what.id())
                .withUnit(what.unit().equals("s") ? MetricUnits.SECONDS : MetricUnits.NONE)
                .withDescription(what.description())
                .build();
    }

    private static Tag client(String name) {
        return tag(Instrument.CLIENT, Instrument.shown(name));
    }

    private static Tag error(Outcome outcome) {
        return tag(Instrument.ERROR, outcome.error() == null ? NONE : outcome.error());
    }

    private static Tag tag(String attribute, String value) {
        return new Tag(attribute.replace('.', '_'), value);
    }

    /** A gauge would keep the application. */
    @Override
    public void close() {
        registered.forEach(registry::remove);
    }
}
