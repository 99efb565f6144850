package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Decorator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells authentication mechanisms by the names of their types, so as not to link to an API that the server may lack. */
final class MechanismBeans {

    private static final String PACKAGE = "jakarta.security.enterprise.authentication.mechanism.http.";
    private static final String MECHANISM = PACKAGE + "HttpAuthenticationMechanism";

    /** Chooses among several mechanisms (Jakarta Security 4.0). */
    private static final String HANDLER = PACKAGE + "HttpAuthenticationMechanismHandler";

    /** Also in its repeated form. */
    private static final Pattern DEFINITION =
            Pattern.compile("jakarta\\.security\\.enterprise\\..*Authentication(Mechanism)?Definition(\\$List)?");

    /** A server's implementations of MicroProfile JWT, which ours replaces. */
    private static final Pattern MICROPROFILE_JWT = Pattern.compile(".*\\.jwt(auth)?\\..*");

    private MechanismBeans() {}

    static boolean isMechanism(Bean<?> bean) {
        return has(MECHANISM, bean.getTypes()) && !(bean instanceof Decorator);
    }

    /** Whether a server that has nothing but the type would find it (CDI 4.0 section 2.3.1). */
    static boolean isDefault(Bean<?> bean) {
        return bean.getQualifiers().contains(Default.Literal.INSTANCE);
    }

    static boolean isHandler(Bean<?> bean) {
        return has(HANDLER, bean.getTypes()) && !(bean instanceof Decorator);
    }

    static boolean canBeMadeByDefinition(Bean<?> bean) {
        String type = bean.getBeanClass().getName();
        return !MICROPROFILE_JWT.matcher(type).matches() && !Container.any(server -> server.isUndefinedMechanism(type));
    }

    /** On the element or on a stereotype of it. */
    static boolean definesMechanism(Annotated annotated) {
        return annotated.getAnnotations().stream().anyMatch(MechanismBeans::definesMechanism);
    }

    private static boolean definesMechanism(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.isAnnotationPresent(Stereotype.class)) {
            for (Annotation each : type.getAnnotations()) {
                if (each.annotationType() != type && definesMechanism(each)) {
                    return true;
                }
            }
        }
        return DEFINITION.matcher(type.getName()).matches()
                || Container.any(server -> server.isDefinitionOfMechanism(type.getName()));
    }

    static boolean isMechanism(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                if (implemented.getName().equals(MECHANISM) || isMechanism(implemented)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The lowest of all where there is none. */
    static int priority(Class<?> type) {
        Priority priority = type.getAnnotation(Priority.class);
        return priority == null ? Integer.MIN_VALUE : priority.value();
    }

    private static boolean has(String name, Set<Type> types) {
        return types.stream().anyMatch(type -> type.getTypeName().equals(name));
    }
}
