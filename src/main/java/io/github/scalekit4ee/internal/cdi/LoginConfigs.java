package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code @LoginConfig} (MicroProfile JWT 2.1 section 4.2), by which an application asks for the server's own MicroProfile
 * JWT, where a server fails a deployment with that and a mechanism.
 *
 * <p>Only where the annotation is the server's: without its feature the class is absent, and the annotation with it; and a copy
 * in the application awakens nobody.
 */
final class LoginConfigs {

    private final Set<String> askedForBy = new TreeSet<>();

    void look(AnnotatedType<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (BuiltInMpJwt.isLoginConfig(annotation)
                    && isServers(annotation.annotationType().getClassLoader())) {
                askedForBy.add(type.getJavaClass().getName());
            }
        }
    }

    /** How to get out of it; empty when nobody asks. */
    Optional<String> message(Container server) {
        return server.problemOfLoginConfig(askedForBy);
    }

    private static boolean isServers(@Nullable ClassLoader loader) {
        return !ThisJar.isSeenBy(loader);
    }
}
