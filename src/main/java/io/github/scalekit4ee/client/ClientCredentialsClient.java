package io.github.scalekit4ee.client;

import io.github.scalekit4ee.event.ScalekitEventListener;
import io.github.scalekit4ee.internal.access.ClientAccess;
import io.github.scalekit4ee.internal.client.AllowedHosts;
import io.github.scalekit4ee.internal.client.Authorization;
import io.github.scalekit4ee.internal.client.ClientTokenEvents;
import io.github.scalekit4ee.internal.client.CredentialsReader;
import io.github.scalekit4ee.internal.client.RetryingTokenEndpoint;
import io.github.scalekit4ee.internal.client.SharedTokens;
import io.github.scalekit4ee.internal.client.TokenCache;
import io.github.scalekit4ee.internal.client.TokenEndpoint;
import io.github.scalekit4ee.internal.client.TokenSource;
import io.github.scalekit4ee.internal.cluster.CacheSetting;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.cluster.SharedMaps;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.read.BuilderValues;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.read.ScalekitKey;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.HttpUris;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.Time;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gets access tokens for calls to other services by the client credentials grant (RFC 6749 section 4.4), and keeps them
 * fresh: ask before each call, never store the answer.
 *
 * <pre>{@code
 * ClientCredentialsClient client = ClientCredentialsClient.builder()
 *         .environmentUrl(URI.create("https://acme.scalekit.dev"))
 *         .clientId("m2morg_…").clientSecret(secret).scopes("deploy:applications").build();
 * String bearer = client.accessToken().value();
 * }</pre>
 *
 * <p>Thread-safe. A token is requested when it is first needed, and renewed in the background when more than three quarters
 * of its time are over; the first one at a random time before that, so that nodes that begin together do not renew together. Where the token endpoint fails, the present token serves on; without one, callers get a
 * {@link TokenRequestException} within the timeout.
 */
public final class ClientCredentialsClient implements AutoCloseable {

    static {
        ClientAccess.ACCESS.set(new Access());
    }

    private final AllowedHosts allowedHosts;
    private final BoundedHttpClient http;
    private final TokenCache tokens;

    /** Where it is this client's own. */
    private final @Nullable SharedCache ownCache;

    private ClientCredentialsClient(
            ClientConfiguration configuration,
            Time time,
            Events events,
            @Nullable SharedCache cache,
            @Nullable SharedCache ownCache) {
        this(
                configuration,
                BoundedHttpClient.open("scalekit4ee-token-endpoint", configuration.http()),
                time,
                () -> ThreadLocalRandom.current().nextDouble(),
                events,
                cache,
                ownCache);
    }

    /** @param random numbers from 0 to 1 */
    ClientCredentialsClient(
            ClientConfiguration configuration, BoundedHttpClient http, Time time, DoubleSupplier random) {
        this(configuration, http, time, random, Events.none(), null, null);
    }

    /**
     * @param random numbers from 0 to 1
     * @param cache through which nodes share its tokens; not closed together with it
     */
    ClientCredentialsClient(
            ClientConfiguration configuration,
            BoundedHttpClient http,
            Time time,
            DoubleSupplier random,
            SharedCache cache) {
        this(configuration, http, time, random, Events.none(), cache, null);
    }

    private ClientCredentialsClient(
            ClientConfiguration configuration,
            BoundedHttpClient http,
            Time time,
            DoubleSupplier random,
            Events events,
            @Nullable SharedCache cache,
            @Nullable SharedCache ownCache) {
        HttpUris.requireSecure(configuration.tokenEndpoint(), "The token endpoint");
        allowedHosts = AllowedHosts.of(configuration);
        this.http = http;
        CredentialsReader credentials = new CredentialsReader(configuration.credentials());
        // A little less than what callers wait, so that they get the failure itself and get it in time.
        Duration budget = configuration.timeout().multipliedBy(95).dividedBy(100);
        RetryingTokenEndpoint endpoint = new RetryingTokenEndpoint(
                new TokenEndpoint(configuration, credentials, http, time),
                budget,
                time,
                random,
                new ClientTokenEvents(events, configuration.name()));
        this.ownCache = ownCache;
        TokenSource source = cache == null
                ? endpoint
                : new SharedTokens(configuration, credentials, endpoint, cache, budget, time, random);
        tokens = new TokenCache(source, credentials, configuration.timeout(), time, random);
    }

    /**
     * Starts a description of a client.
     *
     * @return a builder; {@code environmentUrl}, {@code clientId} and {@code clientSecret} or {@code clientSecretFile} are required
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A token that serves for at least another minute, or, if it lives less than five, for a fifth of its lifetime.
     *
     * <p>Returns at once while there is a usable token, whatever the state of the token endpoint. Otherwise waits for a
     * request, at most as long as the timeout. For a second any number of threads may wait for one request, and then four; four
     * from the start after a failure. All others get the exception at once, so that an endpoint that hangs holds few threads.
     *
     * @return never null
     * @throws TokenRequestException if there is none
     * @throws IllegalStateException after {@link #close()}
     */
    public AccessToken accessToken() {
        return tokens.get();
    }

    /**
     * Reports that a receiver answered a token with 401, so that the next {@link #accessToken()} gets another one. Does
     * nothing if that token has been replaced already, and at most once in 30 seconds: a receiver that rejects everything
     * shall not cause a stream of token requests.
     *
     * @param rejected the token that was sent; not null
     */
    public void invalidate(AccessToken rejected) {
        tokens.invalidate(Objects.requireNonNull(rejected, "rejected"));
    }

    /**
     * Adds the {@code Authorization} header field (RFC 6750 section 2.1) to a request, in place of any it has.
     *
     * <p>{@link HttpClient} carries the field along when it follows a redirect to another host. Send the result only by a
     * client that follows none, or use {@link #send}, which insists on it.
     *
     * @param request the request; not null
     * @return a copy with the field
     * @throws IllegalArgumentException if its host is none of the allowed hosts
     * @throws TokenRequestException if there is no token
     */
    public HttpRequest authorize(HttpRequest request) {
        allowedHosts.require(request.uri());
        return Authorization.add(request, accessToken());
    }

    /**
     * Sends a request with a token. If the answer is 401 and another token can be had, sends it once more with that one. A
     * 401 says that the request was not acted upon (RFC 9110 section 15.5.2), so this is safe for all methods; the body
     * publisher must be able to publish twice, as all those of {@link HttpRequest.BodyPublishers} are, except those made
     * from a one-time source.
     *
     * @param <T> type of the body
     * @param sender sends the request; must follow no redirects, which is the default
     * @param request the request; not null
     * @param handler reads the body; not null
     * @return the answer, whatever its status
     * @throws IllegalArgumentException if the host is none of the allowed hosts, or the sender follows redirects
     * @throws TokenRequestException if there is no token
     * @throws IOException from the sender
     * @throws InterruptedException from the sender
     */
    public <T> HttpResponse<T> send(HttpClient sender, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return Authorization.send(this, allowedHosts, sender, request, handler);
    }

    AllowedHosts allowedHosts() {
        return allowedHosts;
    }

    /**
     * Ends the client's threads. Callers that wait for a token get an {@link IllegalStateException}, as do those who ask later,
     * whether there was a token or not. Idempotent.
     */
    @Override
    public void close() {
        tokens.close();
        http.close();
        if (ownCache != null) {
            ownCache.close();
        }
    }

    private static final class Access implements ClientAccess {

        @Override
        public ClientCredentialsClient open(
                ClientConfiguration configuration, Events events, @Nullable SharedCache cache) {
            return new ClientCredentialsClient(configuration, Time.system(), events, cache, null);
        }

        @Override
        public @Nullable Duration remaining(ClientCredentialsClient client) {
            return client.tokens.remaining();
        }

        @Override
        public TokenRequestException failure(
                TokenRequestException.Kind kind,
                String message,
                int status,
                @Nullable String error,
                @Nullable String errorDescription,
                @Nullable Duration retryAfter,
                @Nullable Throwable cause) {
            return new TokenRequestException(kind, message, status, error, errorDescription, retryAfter, cause);
        }
    }

    /** How the client proves who it is (RFC 6749 section 2.3.1). */
    public enum Authentication {
        /** Id and secret among the parameters of the request; the default, and what Scalekit documents. */
        CLIENT_SECRET_POST("client_secret_post"),
        /** Id and secret in the {@code Authorization} header field of the request. */
        CLIENT_SECRET_BASIC("client_secret_basic");

        private final String value;

        Authentication(String value) {
            this.value = value;
        }
    }

    /**
     * Describes a client. Not thread-safe. Each method replaces what an earlier call of it set, except where it says that it
     * adds.
     */
    public static final class Builder {

        private final BuilderValues values = new BuilderValues();
        private Time time = Time.system();
        private @Nullable ScalekitEventListener listener;

        private Builder() {}

        /**
         * The Scalekit environment, whose token endpoint is at {@code /oauth/token}.
         *
         * @param url https, or http on a loopback address
         * @return this builder
         */
        public Builder environmentUrl(URI url) {
            values.put(ScalekitKey.ENVIRONMENT_URL, url);
            return this;
        }

        /**
         * The client's id.
         *
         * @param id such as {@code m2morg_69038819013296423}
         * @return this builder
         */
        public Builder clientId(String id) {
            values.put(ScalekitKey.CLIENT_ID, id);
            return this;
        }

        /**
         * The client's secret.
         *
         * @param secret the secret
         * @return this builder
         */
        public Builder clientSecret(String secret) {
            values.put(ScalekitKey.CLIENT_SECRET, secret);
            return this;
        }

        /**
         * A secret that may change: asked before each token request, on the client's own thread.
         *
         * @param secret gives the present secret
         * @return this builder
         */
        public Builder clientSecret(Supplier<String> secret) {
            values.put(ScalekitKey.CLIENT_SECRET, secret);
            return this;
        }

        /**
         * A file whose content is the client's secret, in place of {@link #clientSecret(String)}. Read before each token request, so
         * that a rotated secret is used.
         *
         * @param file only the secret, in UTF-8; white space around it does not count
         * @return this builder
         */
        public Builder clientSecretFile(Path file) {
            values.put(ScalekitKey.CLIENT_SECRET_FILE, file.toString());
            return this;
        }

        /**
         * Adds scopes to request (RFC 6749 section 3.3). Without any, the token gets those the client is registered with.
         *
         * @param scopes one or more
         * @return this builder
         */
        public Builder scopes(String... scopes) {
            values.add(ScalekitKey.SCOPE, List.of(scopes));
            return this;
        }

        /**
         * The {@code audience} parameter of the token request.
         *
         * @param audience who shall accept the token
         * @return this builder
         */
        public Builder audience(String audience) {
            values.put(ScalekitKey.CLIENT_AUDIENCE, audience);
            return this;
        }

        /**
         * The {@code resource} parameter of the token request (RFC 8707 section 2).
         *
         * @param resource which resource the token is for
         * @return this builder
         */
        public Builder resource(String resource) {
            values.put(ScalekitKey.CLIENT_RESOURCE, resource);
            return this;
        }

        /**
         * How the client proves who it is.
         *
         * @param method the default is {@link Authentication#CLIENT_SECRET_POST}
         * @return this builder
         */
        public Builder authentication(Authentication method) {
            values.put(ScalekitKey.CLIENT_AUTHENTICATION, method.value);
            return this;
        }

        /**
         * Adds hosts that may be sent a token by {@link #authorize}, {@link #send} and {@link BearerTokenFilter}; without any,
         * none may.
         *
         * @param hosts host names or addresses, with {@code :port} if only that port is meant
         * @return this builder
         */
        public Builder allowedHosts(String... hosts) {
            values.add(ScalekitKey.CLIENT_ALLOWED_HOSTS, List.of(hosts));
            return this;
        }

        /**
         * How long {@link #accessToken()} may wait, all attempts included.
         *
         * @param timeout 100 milliseconds to one minute; the default is 5 seconds
         * @return this builder
         */
        public Builder timeout(Duration timeout) {
            values.put(ScalekitKey.CLIENT_TIMEOUT, timeout);
            return this;
        }

        /**
         * The JCache (JSR 107) cache through which nodes that have this client share its tokens, of the only provider that the thread's
         * context class loader finds in {@link #build()}. It is made where there is none. What lies there is encrypted with a key from the
         * client's secret.
         *
         * @param name without white space
         * @return this builder
         */
        public Builder sharedCache(String name) {
            values.put(ScalekitKey.CLIENT_SHARED_CACHE, name);
            return this;
        }

        /**
         * A proxy through which tokens are requested, unless the environment is a loopback address; by default what the JDK's switches say
         * ({@code -Dhttps.proxyHost}). One that asks for a user and a password is not supported.
         *
         * @param url such as {@code http://proxy.example:3128}
         * @return this builder
         */
        public Builder httpProxy(URI url) {
            values.put(ScalekitKey.HTTP_PROXY, url);
            return this;
        }

        /**
         * A file with the CAs to trust when tokens are requested, in place of all others; by default those of the JVM's default
         * {@link javax.net.ssl.SSLContext}. Read by {@link #build()}.
         *
         * @param file certificates in PEM, or a key store, such as PKCS12 or JKS
         * @return this builder
         */
        public Builder httpTrustStore(Path file) {
            values.put(ScalekitKey.HTTP_TRUST_STORE, file.toString());
            return this;
        }

        /**
         * The password of {@link #httpTrustStore}.
         *
         * @param password the password
         * @return this builder
         */
        public Builder httpTrustStorePassword(String password) {
            values.put(ScalekitKey.HTTP_TRUST_STORE_PASSWORD, password);
            return this;
        }

        /**
         * The type of {@link #httpTrustStore}; by default it is found out from the content.
         *
         * @param type {@code PEM}, {@code PKCS12}, {@code JKS} or another that the JVM's security providers know
         * @return this builder
         */
        public Builder httpTrustStoreType(String type) {
            values.put(ScalekitKey.HTTP_TRUST_STORE_TYPE, type);
            return this;
        }

        /**
         * Is told of the tokens that are issued, and of those that are not; on a thread of its own, so that it holds up no token.
         *
         * @param listener not null
         * @return this builder
         */
        public Builder eventListener(ScalekitEventListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * A clock by which all lifetimes are reckoned, for tests that cannot wait. Without it they are measured by
         * monotonic time, which no change of the system's clock disturbs.
         *
         * @param clock the clock
         * @return this builder
         */
        public Builder clock(Clock clock) {
            time = Time.of(clock);
            return this;
        }

        /**
         * Makes the client. It opens no connection yet, but for {@link #sharedCache}, in the background.
         *
         * @return the client; close it when the application ends
         * @throws IllegalArgumentException naming every value that is missing or wrong, and the fix
         */
        public ClientCredentialsClient build() {
            Events events = listener == null ? Events.none() : Events.toldTo(Audience.of(listener));
            ClientConfiguration configuration = ConfigurationReader.client(values);
            String name = configuration.sharedCache();
            SharedCache cache = name == null
                    ? null
                    : new SharedCache(
                            name,
                            SharedMaps.ofTheClassPath(CacheSetting.CLIENT_TOKENS, name, SharedTokens.LONGEST_USE));
            if (cache != null) {
                cache.open();
            }
            return new ClientCredentialsClient(configuration, time, events, cache, cache);
        }
    }
}
