package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.ErrorResponses;
import io.github.scalekit4ee.internal.security.RequestEvents;
import io.github.scalekit4ee.internal.server.Container;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rule where the application has an authentication mechanism of its own: after the server's own enforcement, since some
 * servers have none, and with that mechanism's challenge.
 */
@Priority(Priorities.AUTHORIZATION + 100)
final class ApplicationMechanismFilter extends AccessFilter {

    private final ServletExchange exchange;

    @Context
    private @Nullable HttpServletRequest injectedRequest;

    @Context
    private @Nullable HttpServletResponse injectedResponse;

    ApplicationMechanismFilter(
            AccessRule rule, ErrorResponses answers, RequestEvents events, Container server, ServletExchange exchange) {
        super(rule, answers, events, server);
        this.exchange = exchange;
    }

    /** That one has run. */
    @Override
    void beforeTheServersFilter(
            ContainerRequestContext request, SecurityContext security, Principal caller, String role) {}

    /** What the mechanism has written stays; a status of this response that says "go on" does not. */
    @Override
    @Nullable
    Response challenge() {
        // CXF's are for the object alone that they are injected into, and Jersey injects none into this one.
        HttpServletRequest servletRequest = injectedRequest != null ? injectedRequest : exchange.request();
        HttpServletResponse servletResponse = injectedResponse != null ? injectedResponse : exchange.response();
        if (servletRequest == null || servletResponse == null) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        try {
            if (servletRequest.authenticate(servletResponse) && servletRequest.getUserPrincipal() != null) {
                return null;
            }
        } catch (IOException | ServletException e) {
            // The caller is not known; why is for the mechanism to say.
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        int status = servletResponse.getStatus();
        boolean written = status >= 300 || servletResponse.isCommitted();
        return Response.status(written ? status : HttpServletResponse.SC_UNAUTHORIZED)
                .build();
    }
}
