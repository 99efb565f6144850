package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.cluster.JCacheMap;
import io.github.scalekit4ee.internal.cluster.SharedMap;
import io.github.scalekit4ee.internal.cluster.SharedMaps;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.CacheManager;
import org.jspecify.annotations.Nullable;

/**
 * The caches of JCache that an application has: those of a bean of the type {@link CacheManager}, which Payara's own cluster offers and
 * every application may produce, or else those of the only provider that its class loader finds.
 */
final class SharedCaches {

    private SharedCaches() {}

    /** Why there are none. */
    static Optional<String> problem(BeanManager beans, CacheSetting setting) {
        Optional<String> noApi = SharedMaps.problem(setting);
        return noApi.isPresent() ? noApi : Linked.problem(beans, setting);
    }

    /** @param life after which entries end that nobody wrote anew; null: never */
    static Supplier<SharedMap> find(BeanManager beans, CacheSetting setting, String name, @Nullable Duration life) {
        return Linked.hasBean(beans)
                ? () -> Linked.open(beans, name, life)
                : SharedMaps.ofTheClassPath(setting, name, life);
    }

    /** Links to the API, which may be absent. */
    private static final class Linked {

        static Optional<String> problem(BeanManager beans, CacheSetting setting) {
            Set<Bean<?>> found = beans.getBeans(CacheManager.class);
            if (found.size() > 1) {
                return Optional.of(setting.problem("there are " + found.size()
                        + " beans of the type javax.cache.CacheManager, and it is not known which one has the cache."
                        + " Leave one of them without a qualifier."));
            }
            boolean some = !found.isEmpty()
                    || JCacheMap.hasProvider(Thread.currentThread().getContextClassLoader());
            return some ? Optional.empty() : Optional.of(SharedMaps.noProvider(setting));
        }

        static boolean hasBean(BeanManager beans) {
            return !beans.getBeans(CacheManager.class).isEmpty();
        }

        /** By an Instance: the producer of Payara asks where its product is injected. */
        static SharedMap open(BeanManager beans, String name, @Nullable Duration life) {
            return JCacheMap.of(
                    beans.createInstance().select(CacheManager.class).get(), name, life);
        }
    }
}
