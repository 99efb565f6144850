package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.revocation.JCacheMap;
import io.github.scalekit4ee.internal.revocation.SharedMap;
import io.github.scalekit4ee.internal.revocation.SharedMaps;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.CacheManager;

/**
 * The caches of JCache that an application has: those of a bean of the type {@link CacheManager}, which Payara's own cluster offers and
 * every application may produce, or else those of the only provider that its class loader finds.
 */
final class SharedCaches {

    private SharedCaches() {}

    /** Why there are none. */
    static Optional<String> problem(BeanManager beans) {
        Optional<String> noApi = SharedMaps.problem();
        return noApi.isPresent() ? noApi : Linked.problem(beans);
    }

    static Supplier<SharedMap> find(BeanManager beans, String name) {
        return Linked.hasBean(beans) ? () -> Linked.open(beans, name) : SharedMaps.ofTheClassPath(name);
    }

    /** Links to the API, which may be absent. */
    private static final class Linked {

        static Optional<String> problem(BeanManager beans) {
            Set<Bean<?>> found = beans.getBeans(CacheManager.class);
            if (found.size() > 1) {
                return Optional.of("scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE): there are " + found.size()
                        + " beans of the type javax.cache.CacheManager, and it is not known which one has the cache."
                        + " Leave one of them without a qualifier.");
            }
            boolean some = !found.isEmpty()
                    || JCacheMap.hasProvider(Thread.currentThread().getContextClassLoader());
            return some ? Optional.empty() : Optional.of(SharedMaps.noProvider());
        }

        static boolean hasBean(BeanManager beans) {
            return !beans.getBeans(CacheManager.class).isEmpty();
        }

        /** By an Instance: the producer of Payara asks where its product is injected. */
        static SharedMap open(BeanManager beans, String name) {
            return JCacheMap.of(
                    beans.createInstance().select(CacheManager.class).get(), name);
        }
    }
}
