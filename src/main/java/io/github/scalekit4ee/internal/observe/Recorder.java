package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.AccessDenied;
import org.jspecify.annotations.Nullable;

/** The JDK's flight recorder. Nothing is made while no recording asks for it, and where the JVM has none. */
public class Recorder {

    Recorder() {}

    /** A JVM may be without the module {@code jdk.jfr}, and a server may hide it from applications. */
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
