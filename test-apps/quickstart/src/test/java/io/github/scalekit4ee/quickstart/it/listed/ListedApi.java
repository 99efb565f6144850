package io.github.scalekit4ee.quickstart.it.listed;

import io.github.scalekit4ee.quickstart.Deployments;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names its resource, so that a server need not look for others, nor for providers. */
@ApplicationPath("/listed")
public class ListedApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Deployments.class);
    }
}
