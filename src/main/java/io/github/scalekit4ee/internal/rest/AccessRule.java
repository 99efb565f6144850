package io.github.scalekit4ee.internal.rest;

import static java.util.stream.Collectors.toSet;

import io.github.scalekit4ee.internal.security.OverrideChain;
import io.github.scalekit4ee.internal.security.RequiredScopes;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations of one resource method ask of its caller (Jakarta Annotations 2.1 section 2.1).
 *
 * <p>An annotation on the method overrides those on the class. Without one, that of the class which declares the method holds. If
 * the method is inherited, that of the resource's class holds as well; if that class has none, that of the next superclass which
 * inherits the method. Where all of these are silent, the superclass answers for the method that this one overrides, and then
 * interfaces: their Jakarta REST annotations are inherited (Jakarta REST 3.1 section 3.6), and who reads {@code @RolesAllowed}
 * next to {@code @GET} expects that one to be too. Where a call may reach several methods, as far as class files say, the rules of
 * all of them hold.
 *
 * @param denied nobody may call it
 * @param roles of each of these sets, one role is needed; empty: none
 * @param scopes all of these are needed; empty: none
 */
public record AccessRule(boolean denied, List<Set<String>> roles, Set<String> scopes) {

    /** Any caller that is known (Jakarta Servlet 6.0 section 13.8). */
    public static final String ANY_AUTHENTICATED = "**";

    private static final AccessRule SILENT = new AccessRule(false, List.of(), Set.of());

    public AccessRule {
        roles = List.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /**
     * @param resource a container's subclass will do
     * @param resourceMethod one that the class declares or inherits
     */
    public static AccessRule of(Class<?> resource, Method resourceMethod) {
        Stream<AccessRule> roles =
                OverrideChain.of(resource, resourceMethod).stream().map(family -> roleRule(resource, family));
        return all(Stream.concat(roles, Stream.of(scopeRule(resource, resourceMethod)))
                .toList());
    }

    /** What {@code @RequiresScopes} alone asks. */
    static AccessRule ofScopes(Class<?> resource, Method resourceMethod) {
        return scopeRule(resource, resourceMethod);
    }

    /** What all of these ask together. */
    public static AccessRule all(List<AccessRule> rules) {
        return new AccessRule(
                rules.stream().anyMatch(AccessRule::denied),
                rules.stream().flatMap(rule -> rule.roles.stream()).distinct().toList(),
                rules.stream().flatMap(rule -> rule.scopes.stream()).collect(toSet()));
    }

    /** Not by equals(): the JDK remembers the last record that it linked that for, and so this application's class loader. */
    public boolean isOpen() {
        return !denied && roles.isEmpty() && scopes.isEmpty();
    }

    private static AccessRule roleRule(Class<?> resource, OverrideChain family) {
        AccessRule ofMethod = roleRule(family.method());
        if (ofMethod != null) {
            return ofMethod;
        }
        Class<?> declaring = family.method().getDeclaringClass();
        List<AccessRule> ofClasses = Stream.of(roleRule(declaring), ofHeirs(resource, declaring))
                .filter(Objects::nonNull)
                .toList();
        if (!ofClasses.isEmpty()) {
            return all(ofClasses);
        }
        return family.ofSuperclass()
                .map(inherited -> roleRule(declaring.getSuperclass(), inherited))
                .orElseGet(() -> ofInterfaces(family));
    }

    /** The nearest to the resource counts. A container's subclass is silent. */
    private static @Nullable AccessRule ofHeirs(Class<?> resource, Class<?> declaring) {
        for (Class<?> heir = resource; heir != null && heir != declaring; heir = heir.getSuperclass()) {
            AccessRule rule = roleRule(heir);
            if (rule != null) {
                return rule;
            }
        }
        return null;
    }

    private static AccessRule ofInterfaces(OverrideChain family) {
        for (Method overridden : family.overridden()) {
            AccessRule rule = roleRule(overridden);
            rule = rule != null ? rule : roleRule(overridden.getDeclaringClass());
            if (rule != null) {
                return rule;
            }
        }
        return SILENT;
    }

    private static @Nullable AccessRule roleRule(AnnotatedElement element) {
        if (element.isAnnotationPresent(DenyAll.class)) {
            return new AccessRule(true, List.of(), Set.of());
        }
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            // A list of no roles is a list that nobody is on.
            Set<String> roles = Set.copyOf(Arrays.asList(allowed.value()));
            return new AccessRule(roles.isEmpty(), List.of(roles), Set.of());
        }
        return element.isAnnotationPresent(PermitAll.class) ? SILENT : null;
    }

    private static AccessRule scopeRule(Class<?> resource, Method method) {
        Set<String> scopes = RequiredScopes.of(resource, method);
        // An annotation that names no scope denies every caller, as with roles.
        return scopes == null ? SILENT : new AccessRule(scopes.isEmpty(), List.of(), scopes);
    }
}
