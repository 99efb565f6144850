package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.ThisJar;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;

/**
 * Finds beans that would keep one caller's claims for all who come later, since they live longer than a request (MicroProfile JWT
 * 2.1 section 7.1.3), and injection points that name two claims at once (section 7.1.2).
 *
 * <p>Names come before classes: the extension meets every bean, also where the server has no MicroProfile JWT.
 */
final class ClaimPoints {

    private static final String CLAIM = "org.eclipse.microprofile.jwt.Claim";
    /** Instances that serve one caller after another. */
    private static final Set<String> SHARED_BEANS = Set.of("jakarta.ejb.Singleton", "jakarta.ejb.Stateless");

    private static final String WAY_OUT =
            ". Make the bean @RequestScoped, or inject a JsonWebToken, a ClaimValue or an Instance.";

    private static final Set<Class<? extends Annotation>> TOO_LONG =
            Set.of(ApplicationScoped.class, SessionScoped.class);

    private final Set<String> errors = new TreeSet<>();
    private final Set<String> warnings = new TreeSet<>();

    void look(Bean<?> bean) {
        // In an EAR the beans of all its WARs pass by, each of which may have this jar.
        if (bean.getBeanClass() == null || !ThisJar.isSeenBy(bean.getBeanClass().getClassLoader())) {
            return;
        }
        for (InjectionPoint point : bean.getInjectionPoints()) {
            Optional<Annotation> claim = point.getQualifiers().stream()
                    .filter(qualifier -> qualifier.annotationType().getName().equals(CLAIM))
                    .findFirst();
            claim.filter(ClaimPoints::isContradictory)
                    .ifPresent(contradictory -> errors.add(
                            place(point) + " names two claims in one @Claim. Keep value or standard, not both."));
            boolean keepsAClaim = claim.isPresent() && !isAskedAgain(point.getType());
            if (keepsAClaim || point.getType() == VerifiedAccessToken.class) {
                checkScope(bean, point);
            }
        }
    }

    private void checkScope(Bean<?> bean, InjectionPoint point) {
        Class<? extends Annotation> scope = bean.getScope();
        String problem =
                place(point) + " would keep the claims of one caller for all who come later, in a bean that is ";
        if (TOO_LONG.contains(scope)) {
            errors.add(problem + "@" + scope.getSimpleName() + WAY_OUT);
        } else if (isSharedEnterpriseBean(bean.getBeanClass())) {
            warnings.add(problem + "a @Singleton or @Stateless enterprise bean" + WAY_OUT);
        } else if (scope != RequestScoped.class && scope != Dependent.class) {
            warnings.add(problem + "@" + scope.getSimpleName() + WAY_OUT);
        }
    }

    /** What fails the deployment. */
    Set<String> errors() {
        return errors;
    }

    Set<String> warnings() {
        return warnings;
    }

    private static boolean isContradictory(Annotation claim) {
        return ClaimNames.isContradictory((Claim) claim);
    }

    /** Not when it is injected, but whenever the bean asks. */
    private static boolean isAskedAgain(Type type) {
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> kind
                && (ClaimValue.class.isAssignableFrom(kind) || Provider.class.isAssignableFrom(kind));
    }

    private static boolean isSharedEnterpriseBean(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation ->
                        SHARED_BEANS.contains(annotation.annotationType().getName()));
    }

    private static String place(InjectionPoint point) {
        return point.getMember().getDeclaringClass().getName() + "."
                + point.getMember().getName();
    }
}
