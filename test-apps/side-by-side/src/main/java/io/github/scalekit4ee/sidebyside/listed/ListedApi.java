package io.github.scalekit4ee.sidebyside.listed;

import io.github.scalekit4ee.sidebyside.CallerResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** In place of {@code Api}: names the resource and nothing of the jar. */
@ApplicationPath("/api")
public class ListedApi extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(CallerResource.class);
    }
}
