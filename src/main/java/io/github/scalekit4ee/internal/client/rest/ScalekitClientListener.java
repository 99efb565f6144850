package io.github.scalekit4ee.internal.client.rest;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ScalekitClient;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Carries the name in {@link ScalekitClient} from a MicroProfile REST Client interface to its {@link BearerTokenFilter}. The
 * server finds it by {@code META-INF/services}; applications have no use for it.
 *
 * <p>The invoked method, which a filter can ask for, would not do: its declaring class may be a parent of the interface
 * that bears the annotation.
 */
public final class ScalekitClientListener implements RestClientListener {

    /** For {@link java.util.ServiceLoader}. */
    public ScalekitClientListener() {}

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        ScalekitClient client = serviceInterface.getAnnotation(ScalekitClient.class);
        if (client != null) {
            builder.property(ApplicationClients.NAME_PROPERTY, client.value());
        }
    }
}
