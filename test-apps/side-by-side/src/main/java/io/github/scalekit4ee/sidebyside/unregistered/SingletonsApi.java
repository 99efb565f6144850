package io.github.scalekit4ee.sidebyside.unregistered;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Makes its resource itself and wants no services. */
@ApplicationPath("/singletons")
@SuppressWarnings("deprecation") // Applications do it all the same.
public class SingletonsApi extends Application {
    @Override
    public Set<Object> getSingletons() {
        return Set.of(new GuardedResource());
    }

    @Override
    public Map<String, Object> getProperties() {
        return NoServices.PROPERTIES;
    }
}
