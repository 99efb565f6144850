package io.github.scalekit4ee.internal.jwks;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerificationKeys.Inline;
import io.github.scalekit4ee.internal.config.VerificationKeys.JwkSetEndpoint;
import io.github.scalekit4ee.internal.config.VerificationKeys.Location;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.http.BoundedHttpClient;
import io.github.scalekit4ee.internal.http.HttpUris;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.refresh.WaitingRoom;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Makes the key source that a configuration asks for. */
public final class KeySources {

    private KeySources() {}

    /**
     * Opens a source for each environment. None knows of the others: each has a thread, a back-off and a bound for unknown keys of its
     * own, so that what happens to one is nothing to the others.
     *
     * @return by the name of the environment, immutable
     * @throws ConfigurationException when a key in the configuration itself cannot be used, or its URL is not secure
     */
    public static Map<String, KeySource> open(VerifierConfiguration configuration, Events events) {
        Map<String, KeySource> sources = new HashMap<>();
        try {
            configuration.environments().forEach((name, environment) -> sources.put(name, open(environment, events)));
            return Map.copyOf(sources);
        } catch (RuntimeException e) {
            sources.values().forEach(KeySource::close);
            throw e;
        }
    }

    /**
     * Opens one source. An endpoint is fetched in the background and a location at first use, because the application itself may
     * serve it; so neither an issuer nor a location that is down fails this.
     *
     * @throws ConfigurationException when a key in the configuration itself cannot be used, or its URL is not secure
     */
    static KeySource open(EnvironmentConfiguration configuration, Events events) {
        KeyRules rules = new KeyRules(configuration.profile(), configuration.signatureAlgorithms());
        JwkReader jwks = new JwkReader(configuration.profile(), rules);
        VerificationKeys keys = configuration.verificationKeys();
        if (keys instanceof Inline inline) {
            return inline(inline, new KeyText(jwks, rules));
        }
        if (keys instanceof Location location) {
            return located(location, new KeyText(jwks, rules), events);
        }
        return endpoint((JwkSetEndpoint) keys, new JwkSetParser(jwks), events);
    }

    private static KeySource inline(Inline inline, KeyText text) {
        try {
            return new StaticKeySource(text.read(inline.text().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw problem("mp.jwt.verify.publickey (MP_JWT_VERIFY_PUBLICKEY): " + e.getMessage()
                    + ". Give a public key as PEM, JWK or JWK Set.");
        }
    }

    private static KeySource located(Location location, KeyText text, Events events) {
        KeyLocation place;
        try {
            place = new KeyLocation(location.location());
        } catch (IllegalArgumentException e) {
            throw problem("mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): " + e.getMessage());
        }
        URI url = place.url();
        return refreshing(
                location.jwks(),
                url == null ? new LocalKeyFetcher(place, text) : http(url, location.jwks(), text::read),
                new KeyEvents(events, url == null ? location.location() : HttpUris.shown(url)));
    }

    private static KeySource endpoint(JwkSetEndpoint endpoint, JwkSetParser sets, Events events) {
        URI url;
        try {
            url = HttpUris.requireSecure(endpoint.uri(), "the URL of the JWK Set");
        } catch (IllegalArgumentException e) {
            throw problem("scalekit.environment-url (SCALEKIT_ENVIRONMENT_URL): " + e.getMessage());
        }
        RefreshingKeySource source = refreshing(
                endpoint.jwks(), http(url, endpoint.jwks(), sets::parse), new KeyEvents(events, HttpUris.shown(url)));
        source.prefetch();
        return source;
    }

    private static JwkSetFetcher http(URI url, JwksConfiguration configuration, HttpJwkSetFetcher.Format format) {
        return new HttpJwkSetFetcher(
                url,
                configuration.timeout(),
                format,
                BoundedHttpClient.open("scalekit-jwks-http", configuration.http()));
    }

    private static RefreshingKeySource refreshing(
            JwksConfiguration configuration, JwkSetFetcher fetcher, KeyEvents events) {
        return new RefreshingKeySource(
                configuration,
                fetcher,
                new FetchDelays(() -> ThreadLocalRandom.current().nextDouble()),
                System::nanoTime,
                new DaemonRefresher("scalekit-jwks"),
                new WaitingRoom(System::nanoTime),
                events);
    }

    private static ConfigurationException problem(String message) {
        return new ConfigurationException(List.of(message));
    }
}
