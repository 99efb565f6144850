package io.github.scalekit4ee.internal.rest;

import io.github.scalekit4ee.internal.security.OpenResource;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;

/** Two filters around the one by which the server asks for a caller of an open resource method. */
final class OpenResourceMarks {

    private OpenResourceMarks() {}

    static void register(FeatureContext context) {
        context.register(new Mark(), Priorities.AUTHORIZATION - 100);
        context.register(new Unmark(), Priorities.AUTHORIZATION + 100);
    }

    static final class Mark implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(OpenResource.ATTRIBUTE, true);
        }
    }

    static final class Unmark implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            request.removeProperty(OpenResource.ATTRIBUTE);
        }
    }
}
