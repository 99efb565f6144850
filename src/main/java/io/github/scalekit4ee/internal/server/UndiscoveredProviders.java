package io.github.scalekit4ee.internal.server;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import jakarta.ws.rs.core.Application;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells where TomEE would leave the providers of this jar out, and with them every check of {@code @RolesAllowed}. Its {@code RESTService}
 * discovers no provider of an application in which a class derived from {@link Application} declares a method, whichever it is;
 * as a rule {@code getClasses()}. What that method itself names is used.
 */
final class UndiscoveredProviders {

    /** TomEE's own switch, read where it reads it. */
    private static final String DISCOVER_ALWAYS = "openejb.jaxrs.providers.auto";

    private UndiscoveredProviders() {}

    /** What to change so that callers' rights are checked; empty where they are. */
    static Optional<String> message(Collection<Class<?>> applications, Class<?> provider) {
        if (Boolean.getBoolean(DISCOVER_ALWAYS)) {
            return Optional.empty();
        }
        Set<String> incomplete = new TreeSet<>();
        for (Class<?> application : applications) {
            boolean discovered = application.getDeclaredMethods().length == 0;
            if (!discovered && ThisJar.isSeenBy(application.getClassLoader()) && !names(provider, application)) {
                incomplete.add(application.getName());
            }
        }
        return incomplete.isEmpty() ? Optional.empty() : Optional.of(message(incomplete, provider));
    }

    private static String message(Set<String> incomplete, Class<?> provider) {
        return "TomEE discovers no JAX-RS provider where a class derived from Application declares a method ("
                + String.join(", ", incomplete)
                + "), so nobody would check @RolesAllowed. Let getClasses() also return "
                + provider.getName() + ", or remove the methods, or start the server with -D"
                + DISCOVER_ALWAYS
                + "=true.";
    }

    /** As the server will ask it, but without injection; one that cannot be asked like this counts as one that does not. */
    private static boolean names(Class<?> provider, Class<?> application) {
        try {
            Application instance =
                    (Application) application.getDeclaredConstructor().newInstance();
            return instance.getClasses().contains(provider);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }
}
