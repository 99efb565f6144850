package io.github.scalekit4ee.internal.revocation;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the map that nodes share. Links to no API that may be absent. */
public final class SharedMaps {

    private static final String FIX =
            " Add a provider such as Hazelcast to the application, or switch on the server's own, or remove"
                    + " scalekit.revocations.cache.";

    private SharedMaps() {}

    /**
     * Of the only provider that the thread's context class loader finds.
     *
     * @throws ConfigurationException where there is none
     */
    public static Supplier<SharedMap> ofTheClassPath(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        Optional<String> problem = problem();
        if (problem.isEmpty() && !JCacheMap.hasProvider(loader)) {
            problem = Optional.of(noProvider());
        }
        problem.ifPresent(text -> {
            throw new ConfigurationException(List.of(text));
        });
        return () -> JCacheMap.ofTheOnlyProvider(loader, name);
    }

    /** Why no cache can be had: the API is absent. */
    public static Optional<String> problem() {
        try {
            Class.forName("javax.cache.CacheManager", false, SharedMaps.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of("scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE): neither the server nor the"
                    + " application has the API of JCache (javax.cache)." + FIX);
        }
    }

    /** Why no cache can be had: the API is there, and nobody who implements it. */
    public static String noProvider() {
        return "scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE): there is no provider of JCache, and no bean of the"
                + " type javax.cache.CacheManager." + FIX;
    }
}
