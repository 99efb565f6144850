package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds authentication mechanisms that the application itself brings, as a class or by one of Jakarta Security's definitions. Two
 * mechanisms in one application fail its deployment or exclude each other, so ours yields.
 *
 * <p>A server's own mechanisms pass by here too (six on Payara); those come from other class loaders.
 */
final class OwnMechanisms {

    private static final String PACKAGE = "jakarta.security.enterprise.authentication.mechanism.http.";
    private static final String INTERFACE = PACKAGE + "HttpAuthenticationMechanism";

    private final ClassLoader application = applicationLoader();
    private final Set<String> found = new TreeSet<>();

    void look(AnnotatedType<?> type) {
        Class<?> javaClass = type.getJavaClass();
        if (javaClass.getClassLoader() != application || isOurs(javaClass)) {
            return;
        }
        if ((!javaClass.isInterface() && implementsMechanism(javaClass)) || definesMechanism(type)) {
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
        return javaClass.getName().startsWith("io.github.scalekit4ee.internal.");
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

    /** During deployment the context class loader is the application's, also where this jar is a shared library. */
    private static ClassLoader applicationLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : OwnMechanisms.class.getClassLoader();
    }
}
