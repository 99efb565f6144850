package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessProducerField;
import jakarta.enterprise.inject.spi.ProcessProducerMethod;
import jakarta.enterprise.inject.spi.ProcessSessionBean;
import jakarta.enterprise.inject.spi.SessionBeanType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Finds what would keep one caller's claims for all who come later (MicroProfile JWT 2.1 section 7.1.3), in any kind of component
 * that can be injected into, and injection points that name two claims at once (section 7.1.2) or ask for a type that no claim has.
 */
final class ClaimPoints {

    private static final String CLAIM = "org.eclipse.microprofile.jwt.Claim";

    private final Set<String> errors = new TreeSet<>();
    private final UnknownClaimTypes types = new UnknownClaimTypes();
    private final List<Shared> shared = new ArrayList<>();
    private final Set<Class<?>> resources = ConcurrentHashMap.newKeySet();
    private final Set<Class<?>> enterpriseBeans = new HashSet<>();
    private final Set<Class<?>> beanClasses = ConcurrentHashMap.newKeySet();
    private final List<Bean<?>> parts = new ArrayList<>();
    private boolean partsKeepClaims;
    private @Nullable HeldObjects deployed;

    /** Something that serves many callers, and what is injected into it. */
    private record Shared(Class<?> type, Holder holder, Set<InjectionPoint> points) {}

    void look(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        // In an EAR the beans of all its WARs pass by, each of which may have this jar.
        if (bean.getBeanClass() == null || !ThisJar.isSeenBy(bean.getBeanClass().getClassLoader())) {
            return;
        }
        Set<InjectionPoint> points = bean.getInjectionPoints();
        points.forEach(this::check);
        types.lookForProducer(bean);
        beanClasses.add(bean.getBeanClass());
        if (event instanceof ProcessSessionBean) {
            enterpriseBeans.add(bean.getBeanClass());
        }
        Holder holder = holder(event);
        if (holder != null) {
            add(new Shared(bean.getBeanClass(), holder, points));
        } else if (bean.getScope() == Dependent.class) {
            parts.add(bean);
            partsKeepClaims |= points.stream().anyMatch(KeptClaims::isKept);
        }
    }

    private static @Nullable Holder holder(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        if (event instanceof ProcessSessionBean<?> session) {
            SessionBeanType type = session.getSessionBeanType();
            String name = type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
            return Holder.enterpriseBean(bean, "@" + name);
        }
        boolean producer = event instanceof ProcessProducerMethod || event instanceof ProcessProducerField;
        return Holder.bean(bean, producer);
    }

    /**
     * A component that is no bean, such as a servlet.
     *
     * @throws FailedDeploymentException where the container makes it after the deployment was found to be valid
     */
    void look(Class<?> type, Set<InjectionPoint> points) {
        note(type, points);
        requireNoErrors();
    }

    /**
     * Components that are no beans, unless they are.
     *
     * @throws FailedDeploymentException names all that would keep claims
     */
    void look(Set<Class<?>> components, BeanManager beans) {
        for (Class<?> component : components) {
            boolean made = SharedKinds.isKnown(component) && !Modifier.isAbstract(component.getModifiers());
            if (made && !beanClasses.contains(component)) {
                note(component, DeclaredPoints.of(component, beans));
            }
        }
        requireNoErrors();
    }

    private void note(Class<?> type, Set<InjectionPoint> points) {
        Set<InjectionPoint> own =
                points.stream().filter(point -> point.getBean() == null).collect(Collectors.toSet());
        if (own.isEmpty() || !ThisJar.isSeenBy(type.getClassLoader())) {
            return;
        }
        own.forEach(this::check);
        Holder holder = Holder.component(type);
        if (holder != null) {
            add(new Shared(type, holder, own));
        } else {
            own.forEach(point -> resources.add(point.getMember().getDeclaringClass()));
        }
    }

    private void requireNoErrors() {
        errors.addAll(types.errors());
        if (deployed != null && !errors.isEmpty()) {
            throw new FailedDeploymentException(ThisJar.application().orElse(""), errors);
        }
    }

    /** Classes of resources, and those that they inherit injection points from. */
    Set<Class<?>> resources() {
        return resources;
    }

    private void addHeld(Shared owner, HeldObjects held) {
        if (partsKeepClaims) {
            Holder holder = owner.holder.via(owner.type.getName());
            held.keptClaims(owner.points).forEach(point -> errors.add(KeptClaims.message(point, holder)));
        }
    }

    private void add(Shared found) {
        if (deployed == null) {
            shared.add(found);
        } else {
            addHeld(found, deployed);
        }
        for (InjectionPoint point : found.points) {
            if (KeptClaims.isKept(point)) {
                errors.add(KeptClaims.message(point, found.holder));
            }
        }
    }

    /** An injection point, perhaps of no bean. Its type only: who holds it is not known yet. */
    void look(InjectionPoint point) {
        types.look(point);
    }

    private void check(InjectionPoint point) {
        types.look(point);
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier.annotationType().getName().equals(CLAIM) && isContradictory(qualifier)) {
                errors.add(
                        KeptClaims.place(point) + " names two claims in one @Claim. Keep value or standard, not both.");
            }
        }
    }

    /** What fails the deployment before the container looks for beans of these types, once all producers are known. */
    Set<String> typeErrors() {
        return types.errors();
    }

    /** What fails the deployment, once all beans are known. */
    Set<String> errors(BeanManager beans) {
        enterpriseBeans.forEach(bean -> NamedInterceptors.of(bean)
                .forEach(interceptor -> look(interceptor, DeclaredPoints.of(interceptor, beans))));
        enterpriseBeans.clear();
        HeldObjects held = new HeldObjects(beans, parts);
        shared.forEach(owner -> addHeld(owner, held));
        shared.clear();
        parts.clear();
        deployed = held;
        errors.addAll(types.errors());
        return errors;
    }

    private static boolean isContradictory(Annotation claim) {
        return ClaimNames.isContradictory((Claim) claim);
    }
}
