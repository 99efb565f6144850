package io.github.scalekit4ee.internal.telemetry;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.observe.Recorder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How something ended, as two attributes.
 *
 * @param outcome one word
 * @param error why it did not end well, by the name of a constant; null where it did
 */
record Outcome(String outcome, @Nullable String error) {

    static final Outcome SUCCESS = new Outcome("success", null);

    /** Why it failed is a sentence, which the log and the event have. */
    static final Outcome FAILURE = new Outcome("failure", null);

    /** @param recorded as {@link Recorder} has it */
    static Outcome ofVerification(String recorded) {
        return switch (recorded) {
            case Recorder.ACCEPTED -> new Outcome("accepted", null);
            case Recorder.KEYS_UNAVAILABLE -> new Outcome("unavailable", recorded);
            default -> new Outcome("rejected", recorded);
        };
    }

    static Outcome ofFetch(String recorded) {
        return recorded.equals(Recorder.FETCHED) ? SUCCESS : FAILURE;
    }

    static Outcome ofTokenRequest(String recorded) {
        return recorded.equals(Recorder.ISSUED) ? SUCCESS : new Outcome("failure", recorded);
    }

    /** All that a verification may end with, as {@link Recorder} has it. */
    static List<String> verifications() {
        List<String> all = new ArrayList<>(List.of(Recorder.ACCEPTED, Recorder.KEYS_UNAVAILABLE));
        for (Reason reason : Reason.values()) {
            all.add(reason.name());
        }
        return all;
    }
}
