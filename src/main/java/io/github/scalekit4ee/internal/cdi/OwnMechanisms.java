package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.ThisJar;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds authentication mechanisms that the application itself brings, as a class or by one of Jakarta Security's definitions. Two
 * mechanisms in one application fail its deployment or exclude each other, so ours yields.
 *
 * <p>A server's own mechanisms pass by here too (six on Payara). {@link ThisJar} tells the application's apart.
 */
final class OwnMechanisms {

    private static final String PACKAGE = "jakarta.security.enterprise.authentication.mechanism.http.";
    private static final String INTERFACE = PACKAGE + "HttpAuthenticationMechanism";

    private final Set<String> found = new TreeSet<>();

    void look(AnnotatedType<?> type) {
        Class<?> javaClass = type.getJavaClass();
        boolean mechanism = (!javaClass.isInterface() && implementsMechanism(javaClass)) || definesMechanism(type);
        if (mechanism && !isOurs(javaClass) && ThisJar.isSeenBy(javaClass.getClassLoader())) {
            found.add(javaClass.getName());
        }
    }

    boolean present() {
        return !found.isEmpty();
    }

    Optional<String> message() {
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of("The application has an authentication mechanism of its own (" + String.join(", ", found)
                        + "), so scalekit4ee's does not authenticate. Inject AccessTokenVerifier to verify access tokens "
                        + "there, or remove that mechanism to let scalekit4ee authenticate.");
    }

    private static boolean isOurs(Class<?> javaClass) {
        return javaClass.getName().startsWith("io.github.scalekit4ee.internal.security.");
    }

    private static boolean definesMechanism(AnnotatedType<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            String name = annotation.annotationType().getName();
            if (name.startsWith(PACKAGE) && name.endsWith("MechanismDefinition")) {
                return true;
            }
        }
        return false;
    }

    /** By name, so as not to link to an API that the server may lack. */
    private static boolean implementsMechanism(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                if (implemented.getName().equals(INTERFACE) || implementsMechanism(implemented)) {
                    return true;
                }
            }
        }
        return false;
    }
}
