package io.github.scalekit4ee.sidebyside.scopes;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names its resource and nothing of the jar. */
@ApplicationPath("/listed")
public class ListedScopes extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ScopesResource.class);
    }
}
