package io.github.scalekit4ee.event;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller who is known may not do this, and got 403. What the server itself refuses, such as a servlet by a constraint of web.xml, is
 * no such event; nor is a request without a token, which is asked for one.
 *
 * @param time not null
 * @param caller null when it is not a caller of an access token, which an application's own mechanism can log in
 * @param resource a REST method, a servlet or a bean's method; not null
 * @param requirement how {@code required} is meant; not null
 * @param required the scopes or roles, as the application wrote them; not null, immutable
 * @param missing those of them that the caller has not; not null, immutable
 * @param call the request; null when there is none, as in a timer
 */
public record AccessDenied(
        Instant time,
        @Nullable Caller caller,
        ResourceKind resource,
        Requirement requirement,
        Set<String> required,
        Set<String> missing,
        @Nullable HttpCall call)
        implements ScalekitEvent {

    /** What a resource requires. */
    public enum Requirement {
        /** All of these scopes ({@code @RequiresScopes}). */
        ALL_SCOPES,
        /** One of these roles ({@code @RolesAllowed}), of which the caller has none. */
        ONE_ROLE,
        /** Nobody may ({@code @DenyAll}, or an empty list); nothing is named. */
        NOBODY
    }

    /**
     * Copies the sets.
     *
     * @param time not null
     * @param caller may be null
     * @param resource not null
     * @param requirement not null
     * @param required not null
     * @param missing not null
     * @param call may be null
     */
    public AccessDenied {
        required = Set.copyOf(required);
        missing = Set.copyOf(missing);
    }
}
