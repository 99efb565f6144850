package io.github.scalekit4ee.internal.config.source;

import java.net.URL;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells an application that uses this jar from others, and its classes from the server's: its class loader sees this very jar.
 * It does so with the jar in WEB-INF, with another jar beside it, and with this jar as a shared library.
 */
public final class ThisJar {

    private ThisJar() {}

    /**
     * Where it lies when that is not a WAR, such as an EAR's {@code lib}; empty in a WAR. Files inside a WAR may not be seen from
     * there.
     */
    public static Optional<String> placeOutsideAWar() {
        URL own = ThisJar.class.getResource(ThisJar.class.getSimpleName() + ".class");
        String place = own == null ? "" : own.toExternalForm();
        int end = place.lastIndexOf("!/");
        return place.contains("/WEB-INF/") ? Optional.empty() : Optional.of(end < 0 ? place : place.substring(0, end));
    }

    /**
     * What the application is called: the name of the WAR that the jar lies in. Empty outside a WAR, and on Open Liberty, which keeps
     * WARs in places without a name and names the application itself.
     */
    public static Optional<String> application() {
        URL own = ThisJar.class.getResource(ThisJar.class.getSimpleName() + ".class");
        return own == null ? Optional.empty() : war(own.toExternalForm());
    }

    /** The last name before {@code /WEB-INF/}, whatever schemes and separators a server puts around it. */
    static Optional<String> war(String location) {
        int end = location.lastIndexOf("/WEB-INF/");
        if (end < 0) {
            return Optional.empty();
        }
        String place = location.substring(0, end);
        String name = place.substring(place.lastIndexOf('/') + 1);
        name = name.endsWith("!") ? name.substring(0, name.length() - 1) : name;
        name = name.endsWith(".war") ? name.substring(0, name.length() - ".war".length()) : name;
        return name.isEmpty() || name.startsWith(".") ? Optional.empty() : Optional.of(name);
    }

    public static boolean isSeenBy(@Nullable ClassLoader loader) {
        try {
            return loader != null && loader.loadClass(ThisJar.class.getName()) == ThisJar.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
