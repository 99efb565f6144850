package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.security.ErrorAnswer;
import io.github.scalekit4ee.internal.security.ErrorAnswers;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers for a bean with {@code @RequiresScopes} that a resource method called. */
@Provider
public final class InsufficientScopeMapper implements ExceptionMapper<InsufficientScopeException> {

    @Override
    public Response toResponse(InsufficientScopeException refusal) {
        ErrorAnswers answers =
                new ErrorAnswers(CDI.current().select(CallerConfiguration.class).get());
        ErrorAnswer answer =
                refusal.isAnonymous() ? answers.tokenMissing() : answers.insufficientScope(refusal.requiredScopes());
        return RestAnswers.response(answer);
    }
}
