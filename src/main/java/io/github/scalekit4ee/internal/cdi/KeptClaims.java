package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Set;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.jspecify.annotations.Nullable;

/**
 * Values that belong to one caller and stay where they are injected. Wrong in whatever serves one caller after another (MicroProfile
 * JWT 2.1 section 7.1.3).
 *
 * <p>Names come before classes: the extension meets every bean, also where the server has no MicroProfile JWT.
 */
final class KeptClaims {

    private static final String CLAIM = "org.eclipse.microprofile.jwt.Claim";

    private KeptClaims() {}

    /** Whether the value is the caller's at the time of the injection, and of no other caller later. */
    static boolean isKept(InjectionPoint point) {
        boolean claim = point.getQualifiers().stream()
                .anyMatch(qualifier -> qualifier.annotationType().getName().equals(CLAIM));
        return point.getType() == VerifiedAccessToken.class || (claim && !isAskedAgain(point.getType()));
    }

    /** Not asked when it is injected, but whenever the bean asks. */
    private static boolean isAskedAgain(Type type) {
        Class<?> raw = raw(type);
        return raw != null && (Provider.class.isAssignableFrom(raw) || ClaimValue.class.isAssignableFrom(raw));
    }

    private static @Nullable Class<?> raw(Type type) {
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> kind ? kind : null;
    }

    /**
     * The last gate, when a value is about to be injected: some containers make components of which no event has told the extension.
     *
     * @param point null where an application has looked the value up
     * @param resources classes of which only resources of JAX-RS are known to inherit
     * @throws IllegalStateException where the value would be kept: no value is better than another caller's
     */
    static void requireUnshared(@Nullable InjectionPoint point, Set<Class<?>> resources) {
        if (point == null || point.getMember() == null || isAskedAtEachCall(point)) {
            return;
        }
        Holder holder = holder(point, resources);
        if (holder != null) {
            throw new IllegalStateException(message(point, holder));
        }
    }

    private static @Nullable Holder holder(InjectionPoint point, Set<Class<?>> resources) {
        Bean<?> bean = point.getBean();
        if (bean != null) {
            boolean component = Container.any(
                    server -> server.isBeanOfComponent(bean.getClass().getName()));
            return component ? Holder.component(bean.getBeanClass()) : Holder.bean(bean, false);
        }
        Class<?> component = point.getMember().getDeclaringClass();
        return resources.contains(component) ? null : Holder.component(component);
    }

    /** By an {@code Instance}, or as a parameter of an observer or a producer. */
    private static boolean isAskedAtEachCall(InjectionPoint point) {
        if (point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                && parameter.getDeclaringCallable() instanceof AnnotatedMethod<?> method
                && !method.isAnnotationPresent(Inject.class)) {
            return true;
        }
        // Weld names the type that is asked for, and the Instance as what is declared.
        return point.getAnnotated() == null || isAskedAgain(point.getAnnotated().getBaseType());
    }

    static String message(InjectionPoint point, Holder holder) {
        return place(point) + " would keep the claims of one caller for all who come later, in " + holder.description()
                + ". " + holder.wayOut();
    }

    /** For messages; also of what an application looks up, which has no place in a class. */
    static String place(InjectionPoint point) {
        if (point.getMember() == null) {
            return "A look-up";
        }
        String type = point.getMember().getDeclaringClass().getName();
        return point.getMember() instanceof Constructor
                ? "The constructor of " + type
                : type + "." + point.getMember().getName();
    }
}
