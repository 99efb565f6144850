package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Answers for a bean with {@code @RequiresScopes} that a resource method called. An application's own mapper comes first. */
@Priority(Priorities.USER + 1000)
final class InsufficientScopeMapper implements ExceptionMapper<InsufficientScopeException> {

    private final ApplicationEnforcement enforcement;

    InsufficientScopeMapper(ApplicationEnforcement enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public Response toResponse(InsufficientScopeException refusal) {
        return RestErrorResponses.response(enforcement.answers().of(refusal));
    }
}
