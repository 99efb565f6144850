package io.github.scalekit4ee.internal.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedCallable;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The injection points of a class that is no bean. Not those of an {@code InjectionTarget}: to make one, OpenWebBeans fires the events
 * of a deployment anew.
 */
final class DeclaredPoints {

    private final BeanManager beans;
    private final Set<InjectionPoint> points = new HashSet<>();

    private DeclaredPoints(BeanManager beans) {
        this.beans = beans;
    }

    static Set<InjectionPoint> of(Class<?> component, BeanManager beans) {
        DeclaredPoints found = new DeclaredPoints(beans);
        try {
            found.addAll(beans.createAnnotatedType(component));
        } catch (RuntimeException | LinkageError e) {
            return found.points; // CDI cannot inject into it, such as a class that needs one that is not there
        }
        return found.points;
    }

    private void addAll(AnnotatedType<?> type) {
        for (AnnotatedField<?> field : type.getFields()) {
            if (isInjected(field)) {
                add(() -> beans.createInjectionPoint(field));
            }
        }
        type.getConstructors().forEach(this::addParameters);
        type.getMethods().forEach(this::addParameters);
    }

    private void addParameters(AnnotatedCallable<?> callable) {
        if (isInjected(callable)) {
            for (AnnotatedParameter<?> parameter : callable.getParameters()) {
                add(() -> beans.createInjectionPoint(parameter));
            }
        }
    }

    private static boolean isInjected(Annotated annotated) {
        return annotated.isAnnotationPresent(Inject.class);
    }

    private void add(Supplier<InjectionPoint> made) {
        try {
            points.add(made.get());
        } catch (IllegalArgumentException e) {
            return; // wrong in itself; the container says so when it injects
        }
    }
}
