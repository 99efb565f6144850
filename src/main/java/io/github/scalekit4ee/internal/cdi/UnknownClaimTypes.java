package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds injection points with {@code @Claim} of a type that no claim has. A container alone would find some of them at their first use,
 * since an {@code Optional} or a {@code ClaimValue} may hold anything by its rules, and what it says of the others helps nobody.
 *
 * <p>Names come before classes: the extension meets every bean, also where the server has no MicroProfile JWT.
 */
final class UnknownClaimTypes {

    private static final String CLAIM = "org.eclipse.microprofile.jwt.Claim";
    private static final String OUR_PRODUCERS = "io.github.scalekit4ee.internal.cdi.ClaimProducers";

    private final Map<String, Type> found = new TreeMap<>();
    private final Set<Type> ownTypes = ConcurrentHashMap.newKeySet();

    void look(InjectionPoint point) {
        if (!isClaim(point.getQualifiers()) || ClaimForm.of(point.getType()) != null) {
            return;
        }
        Class<?> declaring = point.getMember().getDeclaringClass();
        if (ThisJar.isSeenBy(declaring.getClassLoader()) && !isOpen(declaring, point.getType())) {
            found.put(message(point), point.getType());
        }
    }

    /** Of an abstract class that leaves the type to those which extend it; Open Liberty shows its injection points, too. */
    private static boolean isOpen(Class<?> declaring, Type type) {
        return Modifier.isAbstract(declaring.getModifiers())
                && (type instanceof TypeVariable
                        || type instanceof ParameterizedType parameterized
                                && Arrays.stream(parameterized.getActualTypeArguments())
                                        .anyMatch(argument -> isOpen(declaring, argument)));
    }

    /** An application may have a producer for a type of its own. A server's own producers are not meant: ours come before them. */
    void lookForProducer(Bean<?> bean) {
        if (isClaim(bean.getQualifiers()) && !bean.getBeanClass().getName().equals(OUR_PRODUCERS)) {
            bean.getTypes().forEach(type -> ownTypes.add(raw(type)));
        }
    }

    /** One message for each place, of those that were looked at. */
    Set<String> errors() {
        Set<String> errors = new TreeSet<>();
        found.forEach((message, type) -> {
            if (!isProduced(type)) {
                errors.add(message);
            }
        });
        return errors;
    }

    private boolean isProduced(Type declared) {
        Type type = ClaimForm.held(declared);
        return type != null && type != Object.class && ownTypes.contains(raw(type));
    }

    static String message(InjectionPoint point) {
        return KeptClaims.place(point) + " asks for a claim as " + TypeNames.of(point.getType())
                + ", which no claim can be given as. Ask for " + ClaimForm.ways() + ".";
    }

    private static boolean isClaim(Collection<Annotation> qualifiers) {
        return qualifiers.stream()
                .anyMatch(qualifier -> qualifier.annotationType().getName().equals(CLAIM));
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    }
}
