package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.configurator.BeanConfigurator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What an extension adds when all beans are discovered, and why it fails the deployment. */
final class AddedBeans {

    private final List<Added> beans = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final AfterBeanDiscovery event = Fake.of(AfterBeanDiscovery.class)
            .on("addBean", given -> add())
            .on("addDefinitionError", given -> errors.add(((Throwable) given[0]).getMessage()))
            .make();

    /** One of the beans. */
    static final class Added {

        private final Map<String, Object> said = new HashMap<>();

        String id() {
            return (String) said.get("id");
        }

        /** What the configurator was told by this method, and null where it was not called. */
        Object said(String method) {
            return said.get(method);
        }

        Set<?> types() {
            return Set.of((Object[]) said.get("types"));
        }

        List<?> qualifiers() {
            return Arrays.asList((Object[]) said.get("qualifiers"));
        }

        @SuppressWarnings("unchecked")
        Object produce() {
            return ((Function<Instance<Object>, Object>) said.get("produceWith")).apply(null);
        }

        @SuppressWarnings("unchecked")
        Object create(CreationalContext<Object> context) {
            return ((Function<CreationalContext<Object>, Object>) said.get("createWith")).apply(context);
        }
    }

    AfterBeanDiscovery event() {
        return event;
    }

    List<Added> beans() {
        return beans;
    }

    List<String> errors() {
        return errors;
    }

    /** Those of this type. */
    List<Added> of(Class<?> type) {
        return beans.stream().filter(bean -> bean.types().contains(type)).toList();
    }

    /** What the only bean of this type is. */
    <T> T made(Class<T> type) {
        List<Added> found = of(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " beans of " + type);
        }
        return type.cast(found.get(0).produce());
    }

    private BeanConfigurator<?> add() {
        Added bean = new Added();
        beans.add(bean);
        BeanConfigurator<?>[] self = new BeanConfigurator<?>[1];
        Fake<?> configurator = Fake.of(BeanConfigurator.class);
        for (String method :
                List.of("id", "types", "scope", "qualifiers", "alternative", "priority", "produceWith", "createWith")) {
            configurator.on(method, given -> {
                bean.said.put(method, given[0]);
                return self[0];
            });
        }
        self[0] = (BeanConfigurator<?>) configurator.make();
        return self[0];
    }
}
