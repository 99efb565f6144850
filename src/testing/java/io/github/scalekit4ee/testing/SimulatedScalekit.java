package io.github.scalekit4ee.testing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * A Scalekit environment on 127.0.0.1: it serves {@code /keys}, the token endpoint and the metadata documents, signs users
 * in on a consent page, lets clients register themselves at its resources, mints tokens of every kind, rotates keys, and
 * fails in the ways that networks and issuers fail. Thread-safe.
 *
 * <pre>{@code
 * try (SimulatedScalekit scalekit = SimulatedScalekit.start()) {
 *     String token = scalekit.mint().organizationClient().scopes("read:deployments").token();
 *     scalekit.outage(Endpoint.KEYS, Fault.status(503));
 *     …
 *     scalekit.recover();
 * }
 * }</pre>
 */
public final class SimulatedScalekit implements AutoCloseable {
    private static final int KEY_BITS = 2048;

    private final ExecutorService threads = DaemonThreads.pool("simulated-scalekit");
    private final FaultPlan faults = new FaultPlan();
    private final Journal journal = new Journal();
    private final LoopbackListener listener;
    private final @Nullable LoopbackListener controlListener;
    private final Clock clock;
    private final String issuer;
    private final KeyRing keys;
    private final KeysEndpoint keysEndpoint;
    private final AuthorizationServer authorizationServer;
    private final TokenMint mint;
    private final LogoutUris logoutUris = new LogoutUris();

    SimulatedScalekit(SimulatedScalekitBuilder builder) {
        listener = new LoopbackListener(builder.port, threads);
        controlListener = builder.controlPort == null ? null : new LoopbackListener(builder.controlPort, threads);
        clock = builder.clock;
        issuer = builder.issuer == null ? environmentUrl().toString() : builder.issuer;
        keys = new KeyRing(KEY_BITS);
        keysEndpoint = new KeysEndpoint(keys);
        mint = new TokenMint(issuer, clock, builder.tokenLifetime, keys::signing);
        authorizationServer = new AuthorizationServer(environmentUrl(), controlUrl(), mint, clock, builder);
    }

    SimulatedScalekit open() {
        Map<Endpoint, Router.Responder> responders = new EnumMap<>(authorizationServer.responders());
        responders.put(Endpoint.KEYS, keysEndpoint::respond);
        LoopbackListener.Handler router = new Router(clock, journal, faults, responders);
        if (controlListener == null) {
            listener.open(router);
        } else {
            ControlSurface control = new ControlSurface(this, controlListener.address());
            // The second port stays open while the first refuses connections, so that somebody can end the outage.
            controlListener.open(control);
            listener.open(exchange -> (control.serves(exchange.request()) ? control : router).handle(exchange));
        }
        return this;
    }

    /** {@return a running environment on a free port, without clients} */
    public static SimulatedScalekit start() {
        return builder().start();
    }

    /** {@return a builder with the defaults of {@link #start()}} */
    public static SimulatedScalekitBuilder builder() {
        return new SimulatedScalekitBuilder();
    }

    /** {@return {@code http://127.0.0.1:<port>}, without trailing slash: what {@code SCALEKIT_ENVIRONMENT_URL} is set to} */
    public URI environmentUrl() {
        return listener.address();
    }

    /** {@return the {@code iss} of its tokens: the environment URL unless {@link SimulatedScalekitBuilder#issuer} set another} */
    public String issuer() {
        return issuer;
    }

    /** {@return where {@link RemoteScalekit} drives it from another process; empty without {@link SimulatedScalekitBuilder#controlPort}} */
    public Optional<URI> controlUrl() {
        return Optional.ofNullable(controlListener).map(LoopbackListener::address);
    }

    /** {@return the maker of tokens, which the current key signs} */
    public TokenMint mint() {
        return mint;
    }

    /**
     * Registers a client of the default organisation, or replaces the one of the same id.
     *
     * @param id the client id
     * @param secret the client secret
     * @param scopes all it may be granted
     * @return the client
     */
    public RegisteredClient registerClient(String id, String secret, String... scopes) {
        return registerClient(RegisteredClient.of(id, secret, scopes));
    }

    /**
     * Registers a client, or replaces the one of the same id.
     *
     * @param client the client
     * @return the same client
     */
    public RegisteredClient registerClient(RegisteredClient client) {
        authorizationServer.register(OAuthClient.of(client));
        return client;
    }

    /**
     * Registers an application that users sign in to, or replaces the one of the same id.
     *
     * @param application the application
     * @return the same application
     */
    public RegisteredApplication registerApplication(RegisteredApplication application) {
        authorizationServer.register(OAuthClient.of(application));
        return application;
    }

    /**
     * Registers a resource such as an MCP server, or replaces the one of the same id.
     *
     * @param resource the resource
     * @return the same resource
     */
    public RegisteredResource registerResource(RegisteredResource resource) {
        authorizationServer.register(resource);
        return resource;
    }

    /**
     * Registers a back-channel logout URI of an application (OpenID Connect Back-Channel Logout 1.0 section 2.2).
     *
     * @param applicationId the application's client id, which is the audience of its logout tokens
     * @param uri where they are sent
     */
    public void registerLogoutUri(String applicationId, URI uri) {
        logoutUris.register(applicationId, uri);
    }

    /**
     * Logs a user out: sends a logout token to each registered URI, one after the other, within five seconds each.
     *
     * @param subject the user, as {@code sub} of their tokens has it
     * @param session the session that ends, as {@code sid} of its tokens has it; {@code null} for all of the user's
     * @return the status of each answer, 0 where there was none; in the order of registration
     */
    public Map<URI, Integer> logOut(String subject, @Nullable String session) {
        TokenDraft draft = mint.logout().subject(subject);
        return logoutUris.send(session == null ? draft.without("sid") : draft.claim("sid", session));
    }

    /**
     * Limits the token endpoint: requests over the limit get 429 with {@code Retry-After} in seconds.
     *
     * @param requests how many are admitted in each window
     * @param window the length of a window, by the environment's clock
     */
    public void limitTokenRequests(int requests, Duration window) {
        authorizationServer.limit(new RateLimit(requests, window, clock));
    }

    /** {@return the key that signs} */
    public SigningKey signingKey() {
        return keys.signing();
    }

    /** {@return the {@code kid} of every published key, oldest first} */
    public List<String> publishedKids() {
        return keys.publishedKids();
    }

    /** {@return a new RSA key of 2048 bits, which is published and signs from now on; old keys stay published} */
    public SigningKey rotateKeys() {
        return rotateKeys(KEY_BITS);
    }

    /**
     * Rotates to a key of another size.
     *
     * @param rsaBits the length of the new key
     * @return the new key
     */
    public SigningKey rotateKeys(int rsaBits) {
        return keys.signWith(keys.publishNew(rsaBits));
    }

    /** {@return a new RSA key of 2048 bits, which is published but does not sign before {@link #signWith(String)}} */
    public SigningKey publishNextKey() {
        return keys.publishNew(KEY_BITS);
    }

    /**
     * Publishes a key of the test's own, of any kind.
     *
     * @param key the key
     * @return the same key
     */
    public SigningKey addKey(SigningKey key) {
        return keys.publish(key);
    }

    /**
     * Publishes any members as a key, valid or not.
     *
     * @param jwk the members (RFC 7517 section 4)
     */
    public void addKey(Map<String, ?> jwk) {
        keys.publish(jwk);
    }

    /**
     * Stops publishing a key. The environment can still sign with it, as a thief of that key could.
     *
     * @param kid its name
     * @throws IllegalArgumentException if no such key is published
     */
    public void removeKey(String kid) {
        keys.remove(kid);
    }

    /**
     * Signs with another of the environment's keys from now on.
     *
     * @param kid its name
     * @return the key
     * @throws IllegalArgumentException if the environment has no such private key
     */
    public SigningKey signWith(String kid) {
        return keys.signWith(kid);
    }

    /**
     * Sends {@code Cache-Control} with the key set.
     *
     * @param value the field's value, or {@code null} to send none, which is the default
     */
    public void keysCacheControl(@Nullable String value) {
        keysEndpoint.cacheControl(value);
    }

    /**
     * Lets every request of an endpoint meet a fault until {@link #recover}. Replaces an earlier fault or script.
     *
     * @param endpoint the endpoint
     * @param fault the fault
     */
    public void outage(Endpoint endpoint, Fault fault) {
        faults.stand(endpoint, fault);
        listenOrRefuse();
    }

    /**
     * Lets the next requests of an endpoint meet one fault each; after the last the endpoint is healthy. Replaces an
     * earlier fault or script.
     *
     * @param endpoint the endpoint
     * @param inTurn the faults, first one first; {@link Fault#none()} for a healthy answer in between
     */
    public void script(Endpoint endpoint, Fault... inTurn) {
        faults.script(endpoint, List.of(inTurn));
        listenOrRefuse();
    }

    /** Ends every fault and script. Connections that hang stay unanswered. */
    public void recover() {
        for (Endpoint endpoint : Endpoint.values()) {
            faults.clear(endpoint);
        }
        listenOrRefuse();
    }

    /**
     * Ends the fault or script of one endpoint.
     *
     * @param endpoint the endpoint
     */
    public void recover(Endpoint endpoint) {
        faults.clear(endpoint);
        listenOrRefuse();
    }

    SigningKey key(String kid) {
        return keys.key(kid);
    }

    private synchronized void listenOrRefuse() {
        if (faults.refusesConnections()) {
            listener.refuse();
        } else {
            listener.listenAgain();
        }
    }

    /** {@return what has arrived: counts, times, parameters} */
    public Journal journal() {
        return journal;
    }

    /**
     * How many requests have arrived at an endpoint, answered or not.
     *
     * @param endpoint the endpoint
     * @return the count since the start or the last {@link Journal#clear()}
     */
    public int requests(Endpoint endpoint) {
        return journal.count(endpoint);
    }

    /** Ends every connection and thread and frees the port. Idempotent. */
    @Override
    public void close() {
        listener.close();
        if (controlListener != null) {
            controlListener.close();
        }
        DaemonThreads.end(threads);
        keys.close();
    }
}
