package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes each configured client injectable by its name. Singletons: their classes are final, so that no proxy can be made of them,
 * and each look-up of a dependent object would leave something behind (CDI 4.0 section 5.6.1).
 */
final class ClientBeans {

    private ClientBeans() {}

    /** @param injected names that injection points ask for, configured or not */
    static void add(AfterBeanDiscovery event, ScalekitApplication application, Set<String> injected) {
        event.<ConfiguredClients>addBean()
                .id(application.beanId(ConfiguredClients.class.getName()))
                .types(ConfiguredClients.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> application.clients());
        // The unnamed one always: what it says when it is not configured is clearer than an unsatisfied dependency.
        Set<String> names = new TreeSet<>(application.configuration().clients().keySet());
        names.addAll(injected);
        names.add("");
        for (String name : names) {
            Annotation qualifier = name.isEmpty() ? Default.Literal.INSTANCE : ScalekitClient.Literal.of(name);
            event.<ClientCredentialsClient>addBean()
                    .id(application.beanId(ClientCredentialsClient.class.getName() + ":" + name))
                    .types(ClientCredentialsClient.class, Object.class)
                    .qualifiers(qualifier)
                    .scope(Singleton.class)
                    .produceWith(instance -> application.clients().client(name));
        }
    }

    /** The name that an injection point asks for; {@code ""} for the unnamed client. */
    static String name(InjectionPoint point) {
        return point.getQualifiers().stream()
                .filter(ScalekitClient.class::isInstance)
                .map(qualifier -> ((ScalekitClient) qualifier).value())
                .findFirst()
                .orElse("");
    }
}
