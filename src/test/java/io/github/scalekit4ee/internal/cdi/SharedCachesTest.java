package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCachesTest {

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<Object> asked = new ArrayList<>();

    @AfterEach
    void giveTheLoaderBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void oneBeanHasTheCache() {
        withoutProvider();
        BeanManager beans = beans(bean());

        assertThat(SharedCaches.problem(beans, CacheSetting.REVOCATIONS)).isEmpty();
        assertThat(SharedCaches.find(beans, CacheSetting.REVOCATIONS, "revoked", null)
                        .get())
                .isNotNull();
        assertThat(asked).containsExactly("revoked");
    }

    @Test
    void ofTwoNobodyKnowsWhich() {
        assertThat(SharedCaches.problem(beans(bean(), bean()), CacheSetting.CLIENT_TOKENS))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("scalekit.client.shared-cache (SCALEKIT_CLIENT_SHARED_CACHE): there are 2 beans"));
    }

    /** The provider of the class path is that of the tests. */
    @Test
    void withoutABeanTheProviderHasIt() {
        BeanManager beans = beans();

        assertThat(SharedCaches.problem(beans, CacheSetting.REVOCATIONS)).isEmpty();
        assertThat(SharedCaches.find(beans, CacheSetting.REVOCATIONS, "revoked", null))
                .isNotNull();
    }

    @Test
    void withoutEitherItIsAProblem() {
        withoutProvider();
        BeanManager beans = beans();

        assertThat(SharedCaches.problem(beans, CacheSetting.REVOCATIONS))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("scalekit.revocations.cache (SCALEKIT_REVOCATIONS_CACHE)")
                        .contains("there is no provider of JCache"));
        assertThatThrownBy(() -> SharedCaches.find(beans, CacheSetting.REVOCATIONS, "revoked", null))
                .isInstanceOf(ConfigurationException.class);
    }

    private static void withoutProvider() {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
    }

    private static Bean<?> bean() {
        return Fake.of(Bean.class).make();
    }

    private BeanManager beans(Bean<?>... found) {
        CacheManager manager = Fake.of(CacheManager.class)
                .on("getCache", given -> {
                    asked.add(given[0]);
                    return Fake.of(Cache.class).make();
                })
                .make();
        return Fake.of(BeanManager.class)
                .on("getBeans", given -> given[0] == CacheManager.class ? Set.of((Object[]) found) : Set.of())
                .on(
                        "createInstance",
                        Fake.of(Instance.class)
                                .on(
                                        "select",
                                        Fake.of(Instance.class)
                                                .on("get", manager)
                                                .make())
                                .make())
                .make();
    }
}
