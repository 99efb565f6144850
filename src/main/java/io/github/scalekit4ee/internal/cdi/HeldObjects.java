package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows injection points to dependent objects, which live as long as the object that they are injected into. */
final class HeldObjects {

    private final BeanManager beans;

    HeldObjects(BeanManager beans) {
        this.beans = beans;
    }

    /** The claims that are kept in these objects, and in those that they hold, however deep. */
    Set<InjectionPoint> keptClaims(Collection<InjectionPoint> owners) {
        Set<InjectionPoint> kept = new HashSet<>();
        Set<Bean<?>> seen = new HashSet<>();
        Deque<InjectionPoint> open = new ArrayDeque<>(owners);
        while (!open.isEmpty()) {
            Bean<?> held = dependent(open.pop());
            if (held != null && seen.add(held)) {
                for (InjectionPoint point : held.getInjectionPoints()) {
                    if (KeptClaims.isKept(point)) {
                        kept.add(point);
                    } else {
                        open.push(point);
                    }
                }
            }
        }
        return kept;
    }

    private @Nullable Bean<?> dependent(InjectionPoint point) {
        try {
            Annotation[] qualifiers = point.getQualifiers().toArray(Annotation[]::new);
            Bean<?> bean = beans.resolve(beans.getBeans(point.getType(), qualifiers));
            return bean != null && bean.getScope() == Dependent.class ? bean : null;
        } catch (AmbiguousResolutionException | IllegalArgumentException e) {
            return null; // the container says so itself, or has something of its own there
        }
    }
}
