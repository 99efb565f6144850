package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ConfiguredClients;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes each configured client injectable by its name. Dependent, since the classes are final; they live as long as the
 * application all the same.
 */
final class ClientBeans {

    private ClientBeans() {}

    static void add(AfterBeanDiscovery event, ScalekitApplication application) {
        event.<ConfiguredClients>addBean()
                .id(ConfiguredClients.class.getName())
                .types(ConfiguredClients.class, Object.class)
                .scope(Dependent.class)
                .produceWith(instance -> application.clients());
        // The unnamed one always: what it says when it is not configured is clearer than an unsatisfied dependency.
        Set<String> names = new TreeSet<>(application.configuration().clients().keySet());
        names.add("");
        for (String name : names) {
            Annotation qualifier = name.isEmpty() ? Default.Literal.INSTANCE : ScalekitClient.Literal.of(name);
            event.<ClientCredentialsClient>addBean()
                    .id(ClientCredentialsClient.class.getName() + ":" + name)
                    .types(ClientCredentialsClient.class, Object.class)
                    .qualifiers(qualifier)
                    .scope(Dependent.class)
                    .produceWith(instance -> application.clients().client(name));
        }
    }
}
