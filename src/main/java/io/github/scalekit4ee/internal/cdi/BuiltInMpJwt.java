package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import java.lang.annotation.Annotation;

/**
 * What a server's own MicroProfile JWT adds to an application with {@code @LoginConfig("MP-JWT")}. This jar implements that
 * specification, so the annotation is honoured without it; both at once fail each other's callers.
 *
 * <p>By name throughout: the jar does not carry the annotation.
 */
final class BuiltInMpJwt {

    private static final String LOGIN_CONFIG = "org.eclipse.microprofile.auth.LoginConfig";

    private BuiltInMpJwt() {}

    /**
     * Hides the annotation from other extensions. GlassFish's and Payara's look for it among the beans and add a second mechanism
     * and an identity store; on GlassFish that store cannot even be made where {@code mp.jwt.verify.issuer} is not in its own
     * configuration ("No issuer found"), which fails each request that is to be validated by any store.
     */
    static void hideLoginConfig(ProcessAnnotatedType<?> event) {
        if (event.getAnnotatedType().getAnnotations().stream().anyMatch(BuiltInMpJwt::isLoginConfig)) {
            event.configureAnnotatedType().remove(BuiltInMpJwt::isLoginConfig);
        }
    }

    /** A producer of a {@code Principal} that knows the server's own tokens only, and nobody's name for ours. */
    static boolean isPrincipal(AnnotatedMethod<?> producer) {
        String type = producer.getDeclaringType().getJavaClass().getName();
        return Container.any(server -> server.isProducerOfOwnPrincipal(type));
    }

    static boolean isLoginConfig(Annotation annotation) {
        return annotation.annotationType().getName().equals(LOGIN_CONFIG);
    }
}
