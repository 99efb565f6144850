package io.github.scalekit4ee.internal.server;

import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Declares the roles that the application's {@code @RolesAllowed} name. Payara and GlassFish map groups to declared roles only, so a
 * valid token would get 403 without it; elsewhere it changes nothing.
 */
@HandlesTypes({RolesAllowed.class, DeclareRoles.class})
public final class RoleDeclaration implements ServletContainerInitializer {

    /** Any authenticated caller; not a role (Jakarta Servlet 6.0 section 13.8). */
    private static final String ANY_AUTHENTICATED = "**";

    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context) {
        if (annotated == null) {
            return; // TomEE, when there are none
        }
        Set<String> roles = new TreeSet<>();
        for (Class<?> type : annotated) {
            collect(type, roles);
        }
        roles.remove(ANY_AUTHENTICATED);
        roles.remove("");
        if (!roles.isEmpty()) {
            context.declareRoles(roles.toArray(String[]::new));
        }
    }

    private static void collect(Class<?> type, Set<String> roles) {
        addAllowed(type, roles);
        DeclareRoles declared = type.getAnnotation(DeclareRoles.class);
        if (declared != null) {
            Collections.addAll(roles, declared.value());
        }
        for (Method method : type.getDeclaredMethods()) {
            addAllowed(method, roles);
        }
    }

    private static void addAllowed(AnnotatedElement element, Set<String> roles) {
        RolesAllowed allowed = element.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            Collections.addAll(roles, allowed.value());
        }
    }
}
