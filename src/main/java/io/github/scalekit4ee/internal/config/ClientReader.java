package io.github.scalekit4ee.internal.config;

import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one OAuth 2 client for outgoing calls. */
final class ClientReader {

    private final String name;
    private final Values values;
    private final @Nullable URI defaultEnvironment;

    /** @param defaultEnvironment the application's, for a named client that has none of its own */
    ClientReader(String name, Values values, @Nullable URI defaultEnvironment) {
        this.name = name;
        this.values = values;
        this.defaultEnvironment = defaultEnvironment;
    }

    /** Null when there is a problem. */
    @Nullable
    ClientConfiguration read() {
        URI own = values.baseUrl(ScalekitKey.ENVIRONMENT_URL);
        URI environment = own != null ? own : defaultEnvironment;
        if (environment == null) {
            if (!values.isSet(ScalekitKey.ENVIRONMENT_URL)) {
                values.problem(ScalekitKey.ENVIRONMENT_URL, "it is not set, so there is no token endpoint. Set it.");
            }
            return null;
        }
        for (ScalekitKey part : List.of(ScalekitKey.CLIENT_ID, ScalekitKey.CLIENT_SECRET)) {
            if (!values.isSet(part)) {
                values.problem(part, "it is not set, so no token can be requested. Set it.");
            }
        }
        return new ClientConfiguration(
                name,
                URI.create(environment + "/oauth/token"),
                this::credentials,
                authentication(),
                scopes(),
                values.text(ScalekitKey.CLIENT_AUDIENCE),
                values.text(ScalekitKey.CLIENT_RESOURCE),
                values.list(ScalekitKey.CLIENT_ALLOWED_HOSTS),
                values.duration(
                        ScalekitKey.CLIENT_TIMEOUT,
                        Duration.ofSeconds(5),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(1)));
    }

    private Credentials credentials() {
        return new Credentials(required(ScalekitKey.CLIENT_ID), required(ScalekitKey.CLIENT_SECRET));
    }

    private String required(ScalekitKey key) {
        String value = values.text(key);
        if (value == null) {
            throw new ConfigurationException(
                    List.of(values.naming().label(key) + ": it is no longer set. Set it again."));
        }
        return value;
    }

    private Authentication authentication() {
        String value = values.text(ScalekitKey.CLIENT_AUTHENTICATION);
        if (value == null || value.equals("client_secret_post")) {
            return Authentication.CLIENT_SECRET_POST;
        }
        if (!value.equals("client_secret_basic")) {
            values.problem(
                    ScalekitKey.CLIENT_AUTHENTICATION,
                    Values.shown(value) + " is not supported. Write client_secret_post or client_secret_basic.");
        }
        return Authentication.CLIENT_SECRET_BASIC;
    }

    private Set<String> scopes() {
        String value = values.text(ScalekitKey.SCOPE);
        return value == null ? Set.of() : new LinkedHashSet<>(List.of(value.split("[ ,]+")));
    }
}
