package io.github.scalekit4ee.internal.cdi;

import static java.util.stream.Collectors.joining;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.enterprise.inject.Specializes;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the authentication mechanism that the application itself brings: an enabled bean of its own, or one that the server has
 * made of a definition of Jakarta Security on an enabled bean of the application. A class that is no enabled bean, such as an
 * alternative that nobody selects, authenticates nobody and does not count.
 *
 * <p>A server's own mechanisms pass by here too. {@link ThisJar} tells the application's apart.
 */
final class ApplicationMechanisms {

    /** Of ours, by which a server prefers it to other beans. */
    static final int PRIORITY_OF_OURS = 3000;

    private final Container container;
    private final List<Bean<?>> applications = new ArrayList<>();
    private final List<Bean<?>> servers = new ArrayList<>();
    private final Set<Class<?>> selected = new HashSet<>();
    private final Set<String> definedBy = new TreeSet<>();
    private final Set<String> seenDefinitions = new TreeSet<>();
    private final Set<String> handlers = new TreeSet<>();

    ApplicationMechanisms(Container container) {
        this.container = container;
    }

    /** Of each class that is discovered, whether it becomes a bean or not. */
    void look(AnnotatedType<?> type) {
        if (isApplications(type.getJavaClass()) && MechanismBeans.definesMechanism(type)) {
            seenDefinitions.add(type.getJavaClass().getName());
        }
    }

    /**
     * An alternative that no priority tells from ours would be ambiguous with it, and one of a higher priority would leave ours
     * out on some servers only. So it is no longer one to the server, and is remembered here.
     */
    void rank(ProcessBeanAttributes<?> event) {
        if (event.getAnnotated() instanceof AnnotatedType<?> type) {
            Class<?> javaClass = type.getJavaClass();
            int priority = MechanismBeans.priority(javaClass);
            if ((priority == Integer.MIN_VALUE || priority >= PRIORITY_OF_OURS)
                    && event.getBeanAttributes().isAlternative()
                    && MechanismBeans.isMechanism(javaClass)
                    && !isOurs(javaClass)
                    && isApplications(javaClass)) {
                selected.add(javaClass);
                event.configureBeanAttributes().alternative(false);
            }
        }
    }

    /** Of each enabled bean. */
    void look(ProcessBean<?> event) {
        Bean<?> bean = event.getBean();
        Annotated annotated = event.getAnnotated();
        Class<?> origin = origin(bean, annotated);
        boolean applications = isApplications(origin);
        if (applications && annotated != null && MechanismBeans.definesMechanism(annotated)) {
            definedBy.add(origin.getName());
        }
        if (applications && MechanismBeans.isHandler(bean)) {
            handlers.add(origin.getName());
        }
        if (MechanismBeans.isMechanism(bean) && !isOurs(origin)) {
            // Jakarta Security 4.0 gives what it makes of a definition a qualifier by default.
            if (applications && MechanismBeans.isDefault(bean)) {
                this.applications.add(bean);
            } else if (!applications && MechanismBeans.canBeMadeByDefinition(bean)) {
                servers.add(bean);
            }
        }
    }

    /** Whether another mechanism than ours says who the caller is. True only once all beans are known. */
    boolean present() {
        return !handlers.isEmpty() || !candidates().isEmpty();
    }

    /** The one that ours must ask; empty where there is none, or a handler of the application's own asks them. */
    Optional<Bean<?>> chosen() {
        List<Bean<?>> best = handlers.isEmpty() ? best() : List.of();
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** What keeps the deployment from being right; empty as a rule. */
    Optional<String> problem() {
        List<Bean<?>> best = handlers.isEmpty() ? best() : List.of();
        if (best.size() > 1) {
            return Optional.of("The application has several authentication mechanisms of its own (" + names(best)
                    + "), and nothing says which of them authenticates. Leave one of them enabled.");
        }
        return definedBy.isEmpty() && !servers.isEmpty()
                ? container.problemOfDisabledDefinitions(seenDefinitions)
                : Optional.empty();
    }

    /**
     * Who answers to whom; empty where there is none.
     *
     * @param bearerFirst whether requests with a bearer token are ours
     */
    Optional<String> message(boolean bearerFirst) {
        if (!handlers.isEmpty()) {
            return Optional.of("The application has a handler of authentication mechanisms of its own ("
                    + String.join(", ", handlers)
                    + "), which says who authenticates. It finds scalekit4ee's mechanism by @AccessTokens"
                    + " (io.github.scalekit4ee.security).");
        }
        if (!present()) {
            return Optional.empty();
        }
        String found = "The application has an authentication mechanism of its own (" + names(candidates()) + ")";
        return Optional.of(
                bearerFirst
                        ? found
                                + ". Requests with a bearer token are scalekit4ee's, and all others that mechanism's. Set"
                                + " scalekit.bearer-first (SCALEKIT_BEARER_FIRST) to false to leave it those with a token, too."
                        : found
                                + ", which answers to requests with a bearer token, too: scalekit4ee logs in only those whom it"
                                + " hands to io.github.scalekit4ee.security.AccessTokenLogin. Set scalekit.bearer-first"
                                + " (SCALEKIT_BEARER_FIRST) to true to let scalekit4ee answer to them.");
    }

    /** All that may be asked, known once all beans are discovered. */
    List<Bean<?>> candidates() {
        return Stream.concat(applications.stream(), definedBy.isEmpty() ? Stream.empty() : servers.stream())
                .toList();
    }

    /** As CDI would choose without ours (CDI 4.0 section 5.2.2). */
    private List<Bean<?>> best() {
        List<Bean<?>> all = candidates().stream()
                .filter(bean -> candidates().stream().noneMatch(other -> specializes(other, bean)))
                .toList();
        List<Bean<?>> alternatives = all.stream()
                .filter(bean -> bean.isAlternative() || selected.contains(bean.getBeanClass()))
                .toList();
        int highest = alternatives.stream()
                .mapToInt(bean -> MechanismBeans.priority(bean.getBeanClass()))
                .max()
                .orElse(Integer.MIN_VALUE);
        return alternatives.isEmpty()
                ? all
                : alternatives.stream()
                        .filter(bean -> MechanismBeans.priority(bean.getBeanClass()) == highest)
                        .toList();
    }

    /** CDI 4.0 section 3.1.4. */
    static boolean specializes(Bean<?> special, Bean<?> general) {
        return special.getBeanClass().isAnnotationPresent(Specializes.class)
                && special.getBeanClass() != general.getBeanClass()
                && general.getBeanClass().isAssignableFrom(special.getBeanClass());
    }

    private String names(List<Bean<?>> beans) {
        String definitions = String.join(", ", definedBy);
        return Stream.concat(
                        beans.stream().filter(applications::contains).map(bean -> bean.getBeanClass()
                                .getName()),
                        definitions.isEmpty() ? Stream.empty() : Stream.of(definitions))
                .collect(joining(", "));
    }

    /** The class that has the bean, or its producer. */
    private static Class<?> origin(Bean<?> bean, @Nullable Annotated annotated) {
        if (annotated instanceof AnnotatedType<?> type) {
            return type.getJavaClass();
        }
        return annotated instanceof AnnotatedMember<?> producer
                ? producer.getDeclaringType().getJavaClass()
                : bean.getBeanClass();
    }

    private static boolean isApplications(Class<?> type) {
        return ThisJar.isSeenBy(type.getClassLoader());
    }

    /** In an EAR those of other WARs are other classes of the same name, which are not seen from here. */
    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.scalekit4ee.internal.security.");
    }
}
