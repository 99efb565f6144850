package io.github.scalekit4ee.sidebyside.scopes;

import io.github.scalekit4ee.internal.rest.AccessFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The same for TomEE, which wants the jar's feature in the list. */
@ApplicationPath("/listed")
public class CompleteScopes extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ScopesResource.class, AccessFeature.class);
    }
}
