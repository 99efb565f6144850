package io.github.scalekit4ee.internal.cluster;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the map that nodes share. Links to no API that may be absent. */
public final class SharedMaps {

    private SharedMaps() {}

    /**
     * Of the only provider that the thread's context class loader finds.
     *
     * @param setting who asks for it
     * @param life after which entries end that nobody wrote anew; null: never. Only where the map is made
     * @throws ConfigurationException where there is none
     */
    public static Supplier<SharedMap> ofTheClassPath(CacheSetting setting, String name, @Nullable Duration life) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Optional<String> problem = problem(setting);
        if (problem.isEmpty() && !JCacheMap.hasProvider(loader)) {
            problem = Optional.of(noProvider(setting));
        }
        problem.ifPresent(text -> {
            throw new ConfigurationException(List.of(text));
        });
        return () -> JCacheMap.ofTheOnlyProvider(loader, name, life);
    }

    /** Why no cache can be had: the API is absent. */
    public static Optional<String> problem(CacheSetting setting) {
        try {
            Class.forName("javax.cache.CacheManager", false, SharedMaps.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(setting.problem(
                    "neither the server nor the application has the API of JCache (javax.cache)." + fix(setting)));
        }
    }

    /** Why no cache can be had: the API is there, and nobody who implements it. */
    public static String noProvider(CacheSetting setting) {
        return setting.problem(
                "there is no provider of JCache, and no bean of the type javax.cache.CacheManager." + fix(setting));
    }

    private static String fix(CacheSetting setting) {
        return " Add a provider such as Hazelcast to the application, or switch on the server's own, or remove "
                + setting.key() + ".";
    }
}
