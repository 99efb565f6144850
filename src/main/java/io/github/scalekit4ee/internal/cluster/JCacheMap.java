package io.github.scalekit4ee.internal.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A cache of JCache (JSR 107). Only this class links to that API, which a server may lack. Keys and values are text, so that no other node
 * has to know a class of this application; for the same reason there is no listener, which Hazelcast would send to all nodes.
 */
public final class JCacheMap implements SharedMap {

    private final Cache<String, String> cache;

    private JCacheMap(Cache<String, String> cache) {
        this.cache = cache;
    }

    /**
     * The cache of that name, made where there is none.
     *
     * @param life after which entries end that nobody wrote anew; null: never. Only where the cache is made
     * @throws CacheException where that cannot be done
     */
    public static JCacheMap of(CacheManager manager, String name, @Nullable Duration life) {
        Cache<String, String> known = find(manager, name);
        if (known != null) {
            return new JCacheMap(known);
        }
        try {
            return new JCacheMap(manager.createCache(name, configuration(life)));
        } catch (CacheException e) {
            Cache<String, String> ofAnother = find(manager, name); // made meanwhile
            if (ofAnother == null) {
                throw e;
            }
            return new JCacheMap(ofAnother);
        }
    }

    private static MutableConfiguration<String, String> configuration(@Nullable Duration life) {
        MutableConfiguration<String, String> configuration =
                new MutableConfiguration<String, String>().setTypes(String.class, String.class);
        // Of the API, which every member has that takes the configuration from another.
        return life == null
                ? configuration
                : configuration.setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(
                        new javax.cache.expiry.Duration(TimeUnit.SECONDS, life.toSeconds())));
    }

    /** Whether the class loader finds a provider. */
    public static boolean hasProvider(ClassLoader loader) {
        return Caching.getCachingProviders(loader).iterator().hasNext();
    }

    /** With the provider that the class loader finds. */
    public static JCacheMap ofTheOnlyProvider(ClassLoader loader, String name, @Nullable Duration life) {
        return of(Caching.getCachingProvider(loader).getCacheManager(), name, life);
    }

    /** One that was configured elsewhere may have been so without types. */
    private static @Nullable Cache<String, String> find(CacheManager manager, String name) {
        try {
            return manager.getCache(name, String.class, String.class);
        } catch (ClassCastException e) {
            return manager.getCache(name);
        }
    }

    @Override
    public @Nullable String get(String key) {
        return cache.get(key);
    }

    @Override
    public void put(String key, String value) {
        cache.put(key, value);
    }

    @Override
    public boolean putIfAbsent(String key, String value) {
        return cache.putIfAbsent(key, value);
    }

    @Override
    public boolean replace(String key, String before, String value) {
        return cache.replace(key, before, value);
    }

    @Override
    public void remove(String key, String value) {
        cache.remove(key, value);
    }

    @Override
    public void forEach(BiConsumer<String, String> action) {
        for (Cache.Entry<String, String> entry : cache) {
            action.accept(entry.getKey(), entry.getValue());
        }
    }
}
