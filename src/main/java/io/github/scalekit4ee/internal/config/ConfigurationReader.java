package io.github.scalekit4ee.internal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns values into the configuration, or into one exception that holds every problem. */
public final class ConfigurationReader {

    private static final CallerConfiguration NOBODY = new CallerConfiguration(List.of(), "scalekit", null);

    private ConfigurationReader() {}

    /**
     * Everything an application configured.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ScalekitConfiguration read(ConfigurationSource source) {
        List<String> problems = Values.newProblems();
        Values values = new Values(source, Naming.keys(), problems);
        if (!values.flag(ScalekitKey.ENABLED, true)) {
            return new ScalekitConfiguration(false, null, NOBODY, Map.of());
        }
        VerifierConfiguration verifier =
                values.flag(ScalekitKey.VERIFIER_ENABLED, true) ? new VerifierReader(values).read() : null;
        CallerConfiguration caller = verifier == null ? NOBODY : new CallerReader(values).read(verifier.profile());
        Map<String, ClientConfiguration> clients = clients(source, values, problems);
        throwIfAny(problems);
        return new ScalekitConfiguration(true, verifier, caller, clients);
    }

    /**
     * What a verifier's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static VerifierConfiguration verifier(BuilderValues given) {
        List<String> problems = Values.newProblems();
        VerifierConfiguration verifier =
                new VerifierReader(new Values(given.copy(), Naming.builder(), problems)).read();
        throwIfAny(problems);
        return Objects.requireNonNull(verifier, "a reading without a problem gives a configuration");
    }

    /**
     * What a client's builder was told.
     *
     * @throws ConfigurationException with all problems at once
     */
    public static ClientConfiguration client(BuilderValues given) {
        List<String> problems = Values.newProblems();
        ClientConfiguration client =
                new ClientReader("", new Values(given.copy(), Naming.builder(), problems), null).read();
        throwIfAny(problems);
        return Objects.requireNonNull(client, "a reading without a problem gives a configuration");
    }

    private static Map<String, ClientConfiguration> clients(
            ConfigurationSource source, Values values, List<String> problems) {
        Map<String, ClientConfiguration> clients = new HashMap<>();
        if (values.isSet(ScalekitKey.CLIENT_ID) || values.isSet(ScalekitKey.CLIENT_SECRET)) {
            put(clients, "", new ClientReader("", values, null).read());
        }
        for (String name : NamedClients.names(source.names())) {
            Values own = new Values(source, Naming.client(name), problems);
            put(clients, name, new ClientReader(name, own, values.baseUrl(ScalekitKey.ENVIRONMENT_URL)).read());
        }
        return clients;
    }

    private static void put(
            Map<String, ClientConfiguration> clients, String name, @Nullable ClientConfiguration client) {
        if (client != null) {
            clients.put(name, client);
        }
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems.stream().distinct().toList());
        }
    }
}
