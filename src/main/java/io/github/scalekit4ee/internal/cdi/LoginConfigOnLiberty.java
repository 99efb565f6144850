package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code @LoginConfig} (MicroProfile JWT 2.1 section 4.2), by which an application asks for the server's own MicroProfile
 * JWT. Open Liberty fails a deployment with that and a mechanism (CWWKS1931E), and speaks of a web.xml that need not be there.
 *
 * <p>Only where the annotation is the server's: without its feature the class is absent, and the annotation with it; and a copy
 * in the application awakens nobody.
 */
final class LoginConfigOnLiberty {

    private final Set<String> askedForBy = new TreeSet<>();

    void look(AnnotatedType<?> type) {
        for (Annotation annotation : type.getAnnotations()) {
            if (ServersOwnJwt.isLoginConfig(annotation)
                    && isServers(annotation.annotationType().getClassLoader())) {
                askedForBy.add(type.getJavaClass().getName());
            }
        }
    }

    /** How to get out of it; empty when nobody asks. */
    Optional<String> message() {
        return askedForBy.isEmpty()
                ? Optional.empty()
                : Optional.of("The server's own MicroProfile JWT is on, and @LoginConfig asks for it ("
                        + String.join(", ", askedForBy)
                        + "): two would authenticate. Remove the feature mpJwt (or microProfile, which brings it) from "
                        + "server.xml, or remove @LoginConfig; or set scalekit.verifier.enabled "
                        + "(SCALEKIT_VERIFIER_ENABLED) to false to leave callers to the server's.");
    }

    private static boolean isServers(@Nullable ClassLoader loader) {
        return !ThisJar.isSeenBy(loader);
    }
}
