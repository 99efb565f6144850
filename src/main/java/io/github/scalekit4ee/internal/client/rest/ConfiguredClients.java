package io.github.scalekit4ee.internal.client.rest;

import io.github.scalekit4ee.client.CallerTokenFilter;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.access.ClientAccess;
import io.github.scalekit4ee.internal.client.AllowedHosts;
import io.github.scalekit4ee.internal.client.WithheldTokenLog;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The clients of an application's configuration, each made when it is first asked for. The jar's own beans make one of
 * these; applications inject {@link ClientCredentialsClient}.
 *
 * <p>Thread-safe.
 */
public final class ConfiguredClients implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.client");

    private final Map<String, ClientConfiguration> configurations;
    private final AllowedHosts callerTokenHosts;
    private final Events events;
    private final Function<String, @Nullable SharedCache> caches;
    private final WithheldTokenLog callsWithoutCaller = new WithheldTokenLog();
    private final Map<String, ClientCredentialsClient> clients = new ConcurrentHashMap<>();
    private final boolean callerTokenStays;
    private final AtomicBoolean warned = new AtomicBoolean();
    private volatile boolean closed;

    /**
     * Opens no connection and starts no thread.
     *
     * @param configurations by name; the unnamed one is {@code ""}
     * @param callerTokenHosts where {@link CallerTokenFilter} may send a caller's token
     * @throws IllegalArgumentException if an allowed host is none
     */
    public ConfiguredClients(Map<String, ClientConfiguration> configurations, Collection<String> callerTokenHosts) {
        this(configurations, callerTokenHosts, false, Events.none(), name -> null);
    }

    /**
     * Opens no connection and starts no thread.
     *
     * @param configurations by name; the unnamed one is {@code ""}
     * @param callerTokenHosts where {@link CallerTokenFilter} may send a caller's token
     * @param callerTokenStays whether the application is a protected resource that must not pass a caller's token on
     * @param events told of the clients' tokens
     * @param caches through which nodes share tokens, by their names; asked when a client is made that has one. Null where there is none
     * @throws IllegalArgumentException if an allowed host is none
     */
    public ConfiguredClients(
            Map<String, ClientConfiguration> configurations,
            Collection<String> callerTokenHosts,
            boolean callerTokenStays,
            Events events,
            Function<String, @Nullable SharedCache> caches) {
        this.caches = caches;
        this.callerTokenStays = callerTokenStays;
        this.events = events;
        this.configurations = Map.copyOf(configurations);
        this.callerTokenHosts = new AllowedHosts(callerTokenHosts, AllowedHosts.setting());
        this.configurations.values().forEach(AllowedHosts::of);
    }

    /**
     * The client of a name.
     *
     * @param name the name; {@code ""} for the unnamed one
     * @return always the same one for the same name; closed together with this object
     * @throws IllegalStateException if no such client is configured; the message names the keys to set
     */
    public ClientCredentialsClient client(String name) {
        ClientConfiguration configuration = configurations.get(name);
        if (configuration == null) {
            throw new IllegalStateException(missing(name));
        }
        ClientCredentialsClient client = clients.computeIfAbsent(name, first -> {
            String cache = configuration.sharedCache();
            return ClientAccess.ACCESS.get().open(configuration, events, cache == null ? null : caches.apply(cache));
        });
        if (closed) {
            // Made while close() was at work, which may have missed it.
            client.close();
            throw new IllegalStateException("The application has ended, and with it its clients for outgoing calls.");
        }
        return client;
    }

    /**
     * What is to be said of clients that are asked for and not configured.
     *
     * @param names the names asked for; {@code ""} for the unnamed one
     * @return one message for each that is missing, naming the keys to set; never null
     */
    public List<String> missing(Collection<String> names) {
        return names.stream()
                .filter(name -> !configurations.containsKey(name))
                .map(this::missing)
                .toList();
    }

    /** How long the token of each client that has one is still handed out, by the client's name; zero or less for one that is over. */
    public Map<String, Duration> remaining() {
        Map<String, Duration> remaining = new HashMap<>();
        clients.forEach((name, client) -> {
            Duration ofThis = ClientAccess.ACCESS.get().remaining(client);
            if (ofThis != null) {
                remaining.put(name, ofThis);
            }
        });
        return remaining;
    }

    public AllowedHosts callerTokenHosts() {
        return callerTokenHosts;
    }

    /** Said by a filter that passes callers' tokens on; warns of the first one where tokens are for this application alone. */
    public void passesCallersToken() {
        if (callerTokenStays && warned.compareAndSet(false, true)) {
            LOG.warning(
                    "CallerTokenFilter is in use, and scalekit.resource.url makes this application a protected resource:"
                            + " a token that was issued for it must not go on to other services (Model Context Protocol, Authorization)."
                            + " Use BearerTokenFilter, which gets a token for the service that is called; or set"
                            + " scalekit.resource.caller-token-passed-on (SCALEKIT_RESOURCE_CALLER_TOKEN_PASSED_ON) to true if that"
                            + " is wanted.");
        }
    }

    /** Of the application, which may make a filter for each call. */
    public WithheldTokenLog callsWithoutCaller() {
        return callsWithoutCaller;
    }

    private String missing(String name) {
        if (name.isEmpty()) {
            return "No client for outgoing calls is configured. Set scalekit.client-id (SCALEKIT_CLIENT_ID) and"
                    + " scalekit.client-secret (SCALEKIT_CLIENT_SECRET)." + others();
        }
        String prefix = "scalekit.clients." + name + ".";
        return "No client named \"" + name + "\" is configured. Set " + prefix + "client-id and " + prefix
                + "client-secret." + others();
    }

    private String others() {
        TreeSet<String> names = new TreeSet<>(configurations.keySet());
        names.remove("");
        return names.isEmpty() ? "" : " Configured are: " + String.join(", ", names) + ".";
    }

    /** Closes every client that was made. Idempotent. */
    @Override
    public void close() {
        closed = true;
        clients.values().forEach(ClientCredentialsClient::close);
    }
}
