package io.github.scalekit4ee.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.cache.CacheManager;

/** A bean of an application whose cluster cannot be reached. */
@ApplicationScoped
public class GoneCluster {

    @Produces
    CacheManager caches() {
        throw new IllegalStateException("hush");
    }
}
