package io.github.scalekit4ee.testing.caller;

import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jakarta Security's view of {@link CallerOfTheRequest}: what scalekit4ee, and the application, ask who the caller is. */
final class TestSecurityContext implements SecurityContext {

    private final CallerOfTheRequest current;

    /** @param current a client proxy, which is another object in each request */
    TestSecurityContext(CallerOfTheRequest current) {
        this.current = current;
    }

    @Override
    public @Nullable Principal getCallerPrincipal() {
        return current.get();
    }

    @Override
    public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
        AccessTokenCallerPrincipal caller = current.get();
        return type.isInstance(caller) ? Set.of(type.cast(caller)) : Set.of();
    }

    @Override
    public boolean isCallerInRole(String role) {
        AccessTokenCallerPrincipal caller = current.get();
        return caller != null && caller.getGroups().contains(role);
    }

    @Override
    public boolean hasAccessToWebResource(String resource, String... methods) {
        throw noServer();
    }

    @Override
    public AuthenticationStatus authenticate(
            HttpServletRequest request, HttpServletResponse response, AuthenticationParameters parameters) {
        throw noServer();
    }

    static IllegalStateException noServer() {
        return new IllegalStateException(
                "TestCaller calls beans without a server and without an HTTP request. Test this in a"
                        + " server, with a token of SimulatedScalekit.");
    }
}
