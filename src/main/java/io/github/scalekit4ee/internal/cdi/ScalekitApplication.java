package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.client.SharedTokens;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.config.BackChannelLogoutConfiguration;
import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.logout.BackChannelLogout;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.Time;
import io.github.scalekit4ee.internal.revocation.RevocationStatus;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.security.LogoutEndpoint;
import io.github.scalekit4ee.internal.telemetry.Readings;
import jakarta.enterprise.inject.spi.BeanManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What lives as long as the application does: the configuration, the verifier with its keys, the clients. */
final class ScalekitApplication implements AutoCloseable {

    private final String id = UUID.randomUUID().toString();
    private final ScalekitConfiguration configuration;
    private final Observers observers = new Observers();
    private final Events events = Events.toldTo(observers);
    private final ConfiguredClients clients;

    /** Through which nodes share the clients' tokens, by name. */
    private final Map<String, SharedCache> tokenCaches = new ConcurrentHashMap<>();

    private volatile @Nullable AccessTokenVerifier verifier;
    private volatile @Nullable Revocations revocations;
    private volatile @Nullable BackChannelLogout logout;

    ScalekitApplication(ScalekitConfiguration configuration) {
        this.configuration = configuration;
        ResourceConfiguration resource = configuration.resource();
        boolean callerTokenStays = resource != null && !resource.callerTokenPassedOn();
        clients = new ConfiguredClients(
                configuration.clients(), configuration.allowedHosts(), callerTokenStays, events, tokenCaches::get);
    }

    ConfiguredClients clients() {
        return clients;
    }

    Events events() {
        return events;
    }

    /** In an EAR each WAR with the jar has a bean of the same name, and contexts find a bean by its id. */
    String beanId(String name) {
        return name + "@" + id;
    }

    ScalekitConfiguration configuration() {
        return configuration;
    }

    /** Not before the deployment is known to be valid, so that a failed one leaves no thread behind. */
    void start(TokenCheck checks, BeanManager beans) {
        if (configuration.enabled()) {
            observers.start(beans, events::failed);
        }
        ServerTelemetry.find(configuration.telemetry(), beans, new Present()).ifPresent(events::recordBy);
        for (String name : configuration.tokenCaches()) {
            SharedCache cache = new SharedCache(
                    name, SharedCaches.find(beans, CacheSetting.CLIENT_TOKENS, name, SharedTokens.LONGEST_USE));
            tokenCaches.put(name, cache);
            cache.open();
        }
        VerifierConfiguration settings = configuration.verifier();
        if (settings != null) {
            String cache = configuration.revocations().cache();
            Revocations kept = new Revocations(
                    configuration.revocations(),
                    Time.system(),
                    events,
                    cache == null ? null : SharedCaches.find(beans, CacheSetting.REVOCATIONS, cache, null));
            revocations = kept;
            AccessTokenVerifier opened =
                    VerifierAccess.ACCESS.get().open(settings, Clock.systemUTC(), checks, kept, events);
            verifier = opened;
            BackChannelLogoutConfiguration taken = configuration.logout();
            if (taken != null) {
                logout = new BackChannelLogout(
                        VerifierAccess.ACCESS.get().logoutTokens(opened, taken.audiences()), kept, Clock.systemUTC());
            }
        }
    }

    /** When the application has ended, the closed one, which says so itself; requests may still be running. */
    AccessTokenVerifier verifier() {
        AccessTokenVerifier started = verifier;
        if (started == null) {
            throw new IllegalStateException(
                    configuration.verifier() == null
                            ? "No access token can be verified: scalekit.enabled or scalekit.verifier.enabled is false."
                            : "The application has not started yet.");
        }
        return started;
    }

    /** Where the issuer says who has logged out. */
    LogoutEndpoint logoutEndpoint() {
        BackChannelLogoutConfiguration taken = configuration.logout();
        return taken == null ? LogoutEndpoint.none() : new LogoutEndpoint(taken.path(), () -> logout);
    }

    /** How it is with the revocations that nodes share; null where nothing is shared, or before the start. */
    @Nullable
    RevocationStatus revocationStatus() {
        Revocations started = revocations;
        return started == null ? null : started.status();
    }

    private final class Present implements Readings {

        @Override
        public Set<String> environments() {
            VerifierConfiguration verified = configuration.verifier();
            return verified == null ? Set.of() : verified.environments().keySet();
        }

        @Override
        public @Nullable KeySourceStatus keys(String environment) {
            AccessTokenVerifier started = verifier;
            return started == null
                    ? null
                    : VerifierAccess.ACCESS.get().keySourceStatus(started).get(environment);
        }

        @Override
        public int revocations() {
            Revocations started = revocations;
            return started == null ? 0 : started.count();
        }

        @Override
        public Set<String> clients() {
            return configuration.clients().keySet();
        }

        @Override
        public Map<String, Duration> tokens() {
            return clients.remaining();
        }
    }

    @Override
    public void close() {
        observers.stop();
        clients.close();
        tokenCaches.values().forEach(SharedCache::close);
        AccessTokenVerifier started = verifier;
        if (started != null) {
            started.close();
        }
        events.close();
    }
}
