package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows injection points to dependent objects, which live as long as the object that they are injected into. */
final class HeldObjects {

    private final BeanManager beans;
    private final Collection<Bean<?>> parts;

    /** @param parts all dependent objects of the application */
    HeldObjects(BeanManager beans, Collection<Bean<?>> parts) {
        this.beans = beans;
        this.parts = List.copyOf(parts);
    }

    /** The claims that are kept in these objects, and in those that they hold, however deep. */
    Set<InjectionPoint> keptClaims(Collection<InjectionPoint> owners) {
        Set<InjectionPoint> kept = new HashSet<>();
        Set<Bean<?>> seen = new HashSet<>();
        Deque<InjectionPoint> open = new ArrayDeque<>(owners);
        while (!open.isEmpty()) {
            for (Bean<?> held : dependents(open.pop())) {
                if (seen.add(held)) {
                    for (InjectionPoint point : held.getInjectionPoints()) {
                        if (KeptClaims.isKept(point)) {
                            kept.add(point);
                        } else {
                            open.push(point);
                        }
                    }
                }
            }
        }
        return kept;
    }

    private List<Bean<?>> dependents(InjectionPoint point) {
        try {
            Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
            Bean<?> bean = beans.resolve(beans.getBeans(point.getType(), qualifiers));
            if (bean != null) {
                return bean.getScope() == Dependent.class ? List.of(bean) : List.of();
            }
        } catch (AmbiguousResolutionException | IllegalArgumentException e) {
            return List.of(); // the container says so itself, or has something of its own there
        }
        // GlassFish and Payara show an extension in WEB-INF/lib no bean of WEB-INF/classes.
        return parts.stream().filter(part -> mayBe(part, point)).toList();
    }

    private boolean mayBe(Bean<?> part, InjectionPoint point) {
        return part.getTypes().stream().anyMatch(type -> raw(type).equals(raw(point.getType())))
                && point.getQualifiers().stream()
                        .allMatch(wanted -> wanted.annotationType() == Any.class
                                || part.getQualifiers().stream().anyMatch(has -> isTheSame(wanted, has)));
    }

    private boolean isTheSame(Annotation one, Annotation other) {
        return one.annotationType() == other.annotationType() && beans.areQualifiersEquivalent(one, other);
    }

    private static Type raw(Type type) {
        return type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
    }
}
