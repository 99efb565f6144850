package io.github.scalekit4ee.internal.client.rest;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token from going where a redirect points: clients that follow one take the header fields along. Jakarta REST has
 * no setting for it, so each implementation that follows redirects has its line here. The Jakarta REST client of CXF,
 * which TomEE has, needs none: when it follows a redirect, it leaves the {@code Authorization} field out.
 *
 * <p>What a RESTEasy does not tell counts as "follows": a token that went to a stranger cannot be fetched back, a call that fails
 * names its cause.
 */
public final class Redirects {

    /** {@code ClientProperties.FOLLOW_REDIRECTS} of Jersey, which follows redirects unless a request says otherwise. */
    private static final String JERSEY = "jersey.config.client.followRedirects";

    private static final String RESTEASY = "org.jboss.resteasy.";
    private static final String ENGINE = "httpEngine";
    private static final String FOLLOWS = "isFollowRedirects";

    private Redirects() {}

    /** @throws IllegalStateException if the client may follow redirects and one request cannot be excepted */
    public static void forbid(ClientRequestContext request) {
        request.setProperty(JERSEY, false);
        Client client = request.getClient();
        if (client != null && isRestEasy(client.getClass()) && mayFollow(client)) {
            throw new IllegalStateException("This REST client follows redirects, or does not say that it follows none,"
                    + " and would send the access token to whatever host one names. Do without followRedirects(true) and"
                    + " its configuration key, use RESTEasy's own HTTP engine, or do without the filter.");
        }
    }

    private static boolean isRestEasy(@Nullable Class<?> type) {
        return type != null
                && (type.getName().startsWith(RESTEASY)
                        || find(type, ENGINE) != null
                        || isRestEasy(type.getSuperclass())
                        || Arrays.stream(type.getInterfaces()).anyMatch(Redirects::isRestEasy));
    }

    /** RESTEasy follows none unless it was told to when the client was built. */
    private static boolean mayFollow(Client client) {
        try {
            Object engine = invoke(client, ENGINE);
            return engine == null || !Boolean.FALSE.equals(invoke(engine, FOLLOWS));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return true;
        }
    }

    private static @Nullable Object invoke(Object target, String name) throws ReflectiveOperationException {
        Method method = find(target.getClass(), name);
        return method == null ? null : method.invoke(target);
    }

    /** As a public type declares it: a method of a hidden class cannot be invoked, also where it implements a public one. */
    private static @Nullable Method find(@Nullable Class<?> type, String name) {
        if (type == null) {
            return null;
        }
        if (Modifier.isPublic(type.getModifiers())) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name)
                        && method.getParameterCount() == 0
                        && Modifier.isPublic(method.getModifiers())) {
                    return method;
                }
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            Method method = find(parent, name);
            if (method != null) {
                return method;
            }
        }
        return find(type.getSuperclass(), name);
    }
}
