package io.github.scalekit4ee.quickstart.it.listed;

import io.github.scalekit4ee.internal.rest.AccessFeature;
import io.github.scalekit4ee.quickstart.Deployments;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Names what checks its callers' rights, too. */
@ApplicationPath("/listed")
public class CompleteApi extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(Deployments.class, AccessFeature.class);
    }
}
