package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.AccessDenied;
import org.jspecify.annotations.Nullable;

/** What takes the time of things and counts them: the JDK's flight recorder, the server's telemetry. This one does neither. */
public class Recorder {

    /** Outcome of a verification. The others are the names of {@code InvalidTokenException.Reason}, and {@link #KEYS_UNAVAILABLE}. */
    public static final String ACCEPTED = "ACCEPTED";

    /** Outcome of a verification: nothing could be said of the token. */
    public static final String KEYS_UNAVAILABLE = "KEYS_UNAVAILABLE";

    /** Outcome of a fetch of keys. The others are sentences about what failed. */
    public static final String FETCHED = "FETCHED";

    /** Outcome of a token request. The others are the names of {@code TokenRequestException.Kind}. */
    public static final String ISSUED = "ISSUED";

    protected Recorder() {}

    /** The flight recorder. A JVM may be without the module {@code jdk.jfr}, and a server may hide it from applications. */
    static Recorder find() {
        try {
            Class.forName("jdk.jfr.Event", false, Recorder.class.getClassLoader());
            return new JfrRecorder();
        } catch (ClassNotFoundException | LinkageError e) {
            return new Recorder();
        }
    }

    /** Begins now. Null where nobody records. */
    public @Nullable Measured verification() {
        return null;
    }

    /**
     * Begins now. Null where nobody records.
     *
     * @param source where keys are fetched from
     */
    public @Nullable Measured keyFetch(String source) {
        return null;
    }

    /**
     * Begins now. Null where nobody records.
     *
     * @param client the client's name
     */
    public @Nullable Measured tokenRequest(String client) {
        return null;
    }

    /** Whether {@link #denied} does anything. */
    public boolean recordsDenied() {
        return false;
    }

    public void denied(AccessDenied event) {}

    /** The application has ended. */
    public void close() {}

    /** What takes time. For one thread. */
    public interface Measured {

        /** The token is known from an earlier verification. */
        default void cached() {}

        /** @param name of the environment that the token is of */
        default void environment(String name) {}

        /** @param keys how many there are */
        default void keys(int keys) {}

        /** Ends now, and is recorded. */
        void end(String outcome);
    }
}
