package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.BackChannelLogoutConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.TelemetryUse;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns values into the configuration, or into one exception that holds every problem. */
public final class ConfigurationReader {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.config");

    private static final CallerConfiguration NOBODY =
            new CallerConfiguration(List.of(), CallerReader.DEFAULT_REALM, null);

    private ConfigurationReader() {}

    /**
     * Everything an application configured. Warns of each key that is set and not known.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ScalekitConfiguration read(ConfigurationSource source) {
        Problems problems = new Problems();
        Values values = new Values(source, Naming.keys(), problems);
        if (!values.flag(ScalekitKey.ENABLED, true)) {
            return new ScalekitConfiguration(
                    false,
                    null,
                    NOBODY,
                    RevocationConfiguration.DEFAULT,
                    null,
                    null,
                    Map.of(),
                    Set.of(),
                    TelemetryUse.NONE);
        }
        MistypedKeys.warnings(source.names()).forEach(LOG::warning);
        boolean verifies = values.flag(ScalekitKey.VERIFIER_ENABLED, true);
        HttpSettings http = new HttpReader(values).read();
        VerifierConfiguration verifier = verifies ? new VerifierReader(values, http).read() : null;
        CallerConfiguration caller = verifies ? new CallerReader(values).read() : NOBODY;
        RevocationConfiguration revocations = new RevocationsReader(values).read();
        BackChannelLogoutConfiguration logout = verifies ? new BackChannelLogoutReader(values).read(verifier) : null;
        ResourceConfiguration resource = verifies ? new ResourceReader(values).read() : null;
        Map<String, ClientConfiguration> clients = clients(source, values, http, problems);
        values.parsed(ScalekitKey.CLIENT_SHARED_CACHE, RevocationsReader::cacheName); // also without a client
        Set<String> allowedHosts = values.list(ScalekitKey.CLIENT_ALLOWED_HOSTS, HostNames::parse);
        TelemetryUse telemetry = telemetry(values);
        problems.throwIfAny();
        warnOfQuery(resource, values);
        return new ScalekitConfiguration(
                true, verifier, caller, revocations, logout, resource, clients, allowedHosts, telemetry);
    }

    private static TelemetryUse telemetry(Values values) {
        if (!values.isSet(ScalekitKey.TELEMETRY_ENABLED)) {
            return TelemetryUse.WHERE_SWITCHED_ON;
        }
        return values.flag(ScalekitKey.TELEMETRY_ENABLED, false) ? TelemetryUse.WHEREVER_POSSIBLE : TelemetryUse.NONE;
    }

    private static void warnOfQuery(@Nullable ResourceConfiguration resource, Values values) {
        if (resource != null && resource.url().getRawQuery() != null) {
            LOG.warning(ConfigurationException.problem(
                    values.label(ScalekitKey.RESOURCE_URL),
                    "the URL has a query, which a resource identifier should not have (RFC 9728 section 1.2)",
                    "Leave it out unless clients write it, too"));
        }
    }

    /** Whether there is resource metadata to serve, for who must know before the whole is read. Says nothing of problems. */
    public static boolean isProtectedResource(ConfigurationSource source) {
        Values values = new Values(source, Naming.keys(), new Problems());
        return values.flag(ScalekitKey.ENABLED, true)
                && values.flag(ScalekitKey.VERIFIER_ENABLED, true)
                && values.isSet(ScalekitKey.RESOURCE_URL);
    }

    /** Where logout tokens are taken, for who must know before the whole is read; null where they are not. Says nothing of problems. */
    public static @Nullable String logoutPath(ConfigurationSource source) {
        Values values = new Values(source, Naming.keys(), new Problems());
        return values.flag(ScalekitKey.ENABLED, true) && values.flag(ScalekitKey.VERIFIER_ENABLED, true)
                ? new BackChannelLogoutReader(values).path()
                : null;
    }

    /**
     * How callers' tokens are taken, for who describes the application. Says nothing of problems: whoever reads the whole does.
     *
     * @return null where none are taken
     */
    public static @Nullable CallerConfiguration caller(ConfigurationSource source) {
        Values values = new Values(source, Naming.keys(), new Problems());
        return values.flag(ScalekitKey.ENABLED, true) && values.flag(ScalekitKey.VERIFIER_ENABLED, true)
                ? new CallerReader(values).read()
                : null;
    }

    /**
     * Whose tokens are taken, for who describes the application. Says nothing of problems: whoever reads the whole does.
     *
     * @return the URL of each environment as it is configured, by name; empty: the issuer is not Scalekit's
     */
    public static SortedMap<String, Optional<String>> environmentUrls(ConfigurationSource source) {
        Values values = new Values(source, Naming.keys(), new Problems());
        SortedMap<String, Optional<String>> urls = new TreeMap<>();
        if (VerifierReader.hasUnnamed(values)) {
            urls.put("", Optional.ofNullable(values.text(ScalekitKey.ENVIRONMENT_URL)));
        }
        values.environments()
                .forEach(name -> urls.put(
                        name, Optional.ofNullable(values.ofEnvironment(name).text(ScalekitKey.ENVIRONMENT_URL))));
        return urls;
    }

    /**
     * What a verifier's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static VerifierConfiguration verifier(BuilderValues given) {
        Problems problems = new Problems();
        Values values = new Values(given.copy(), Naming.builder(), problems);
        new RevocationsReader(values).read(); // for its problems
        return problems.require(new VerifierReader(values, new HttpReader(values).read()).read());
    }

    /**
     * What a verifier's builder was told of revocations.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static RevocationConfiguration revocations(BuilderValues given) {
        Problems problems = new Problems();
        RevocationConfiguration read =
                new RevocationsReader(new Values(given.copy(), Naming.builder(), problems)).read();
        return problems.require(read);
    }

    /**
     * What a client's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ClientConfiguration client(BuilderValues given) {
        Problems problems = new Problems();
        Values values = new Values(given.copy(), Naming.builder(), problems);
        return problems.require(new ClientReader("", values, values, new HttpReader(values).read()).read());
    }

    private static Map<String, ClientConfiguration> clients(
            ConfigurationSource source, Values application, HttpSettings http, Problems problems) {
        Map<String, ClientConfiguration> clients = new LinkedHashMap<>();
        ClientReader unnamed = new ClientReader("", application, application, http);
        if (unnamed.isConfigured()) {
            put(clients, "", unnamed.read());
        }
        for (String name : NamedKeys.CLIENTS.names(source.names())) {
            Values own = new Values(source, Naming.client(name), problems);
            put(clients, name, new ClientReader(name, own, application, http).read());
        }
        return clients;
    }

    private static void put(
            Map<String, ClientConfiguration> clients, String name, @Nullable ClientConfiguration client) {
        if (client != null) {
            clients.put(name, client);
        }
    }
}
