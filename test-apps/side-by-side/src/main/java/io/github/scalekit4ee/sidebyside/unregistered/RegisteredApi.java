package io.github.scalekit4ee.sidebyside.unregistered;

import io.github.scalekit4ee.internal.rest.AccessFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Wants no services and lists what checks its callers, as the jar's message says. */
@ApplicationPath("/registered")
public class RegisteredApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class, AccessFeature.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return NoServices.PROPERTIES;
    }
}
