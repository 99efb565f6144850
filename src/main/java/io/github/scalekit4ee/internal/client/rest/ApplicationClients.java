package io.github.scalekit4ee.internal.client.rest;

import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Configuration;

/** Where a filter that the server makes finds the application's clients. Asked once for each filter, never for each call. */
public final class ApplicationClients {

    /** Property of a REST client's configuration that holds the name of a client. */
    public static final String NAME_PROPERTY = "io.github.scalekit4ee.client.name";

    private ApplicationClients() {}

    public static ConfiguredClients get() {
        try {
            return CDI.current().select(ConfiguredClients.class).get();
        } catch (IllegalStateException | UnsatisfiedResolutionException e) {
            throw new IllegalStateException(
                    "A filter made without arguments finds its client by CDI, but here is no CDI container, or none"
                            + " with this library's extension. Register an instance, such as"
                            + " new BearerTokenFilter(client) or new CallerTokenFilter(() -> token, hosts).",
                    e);
        }
    }

    public static String name(Configuration configuration) {
        return configuration.getProperty(NAME_PROPERTY) instanceof String name ? name : "";
    }
}
