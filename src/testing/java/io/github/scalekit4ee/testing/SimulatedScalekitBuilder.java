package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says how a {@link SimulatedScalekit} starts. Get one from {@link SimulatedScalekit#builder()}. */
public final class SimulatedScalekitBuilder {
    final List<RegisteredClient> clients = new ArrayList<>();
    final List<RegisteredApplication> applications = new ArrayList<>();
    final List<RegisteredResource> resources = new ArrayList<>();
    boolean environmentIssuesForResources;
    int port;

    @Nullable
    Integer controlPort;

    @Nullable
    String issuer;

    Clock clock = Clock.systemUTC();
    Duration tokenLifetime = Duration.ofHours(1);

    SimulatedScalekitBuilder() {}

    /**
     * The port of the environment.
     *
     * @param number the port; 0, the default, takes a free one
     * @return this builder
     */
    public SimulatedScalekitBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Opens a second port, over which {@link RemoteScalekit} drives the environment from another process. Without it
     * nothing but the test's own JVM can.
     *
     * @param number the port; 0 takes a free one
     * @return this builder
     */
    public SimulatedScalekitBuilder controlPort(int number) {
        controlPort = number;
        return this;
    }

    /**
     * The {@code iss} of tokens and metadata, for an environment on a custom domain.
     *
     * @param value the issuer; the default is the environment's URL
     * @return this builder
     */
    public SimulatedScalekitBuilder issuer(String value) {
        issuer = Objects.requireNonNull(value, "issuer");
        return this;
    }

    /**
     * The clock that dates tokens and measures the rate limit.
     *
     * @param value the clock; the default is the system's
     * @return this builder
     */
    public SimulatedScalekitBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * How long tokens live, unless a client or a draft says otherwise.
     *
     * @param value the lifetime, in whole seconds; the default is one hour
     * @return this builder
     */
    public SimulatedScalekitBuilder tokenLifetime(Duration value) {
        tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
        return this;
    }

    /**
     * Registers a client from the start.
     *
     * @param client the client
     * @return this builder
     */
    public SimulatedScalekitBuilder client(RegisteredClient client) {
        clients.add(client);
        return this;
    }

    /**
     * Registers a client of the default organisation from the start.
     *
     * @param id the client id
     * @param secret the client secret
     * @param scopes all it may be granted
     * @return this builder
     */
    public SimulatedScalekitBuilder client(String id, String secret, String... scopes) {
        return client(RegisteredClient.of(id, secret, scopes));
    }

    /**
     * Registers an application that users sign in to from the start.
     *
     * @param application the application
     * @return this builder
     */
    public SimulatedScalekitBuilder application(RegisteredApplication application) {
        applications.add(application);
        return this;
    }

    /**
     * Registers a resource such as an MCP server from the start.
     *
     * @param resource the resource
     * @return this builder
     */
    public SimulatedScalekitBuilder resource(RegisteredResource resource) {
        resources.add(resource);
        return this;
    }

    /**
     * Lets the tokens of resources name the environment as their {@code iss}, as all did until August 2026.
     *
     * @param value {@code false}, the default, is {@code <issuer>/resources/<id>}
     * @return this builder
     */
    public SimulatedScalekitBuilder environmentIssuesForResources(boolean value) {
        environmentIssuesForResources = value;
        return this;
    }

    /**
     * Starts the environment.
     *
     * @return the environment, which answers already
     * @throws java.io.UncheckedIOException if a port is taken
     */
    public SimulatedScalekit start() {
        return new SimulatedScalekit(this).open();
    }
}
