package io.github.scalekit4ee.sidebyside.unregistered;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Lists its classes and wants no services. */
@ApplicationPath("/unregistered")
public class UnregisteredApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(GuardedResource.class);
    }

    @Override
    public Map<String, Object> getProperties() {
        return NoServices.PROPERTIES;
    }
}
