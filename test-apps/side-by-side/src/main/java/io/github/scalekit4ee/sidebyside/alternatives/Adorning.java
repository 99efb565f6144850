package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A mechanism by its type only: it decorates whichever there is. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class Adorning implements HttpAuthenticationMechanism {
    @Inject
    @Delegate
    @Any
    HttpAuthenticationMechanism other;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return other.validateRequest(request, response, context);
    }
}
