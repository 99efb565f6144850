package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.ScalekitConfiguration;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values by their keys, of which a test changes some; {@code key=value} each. */
final class Settings implements ConfigurationSource {

    static final String ENVIRONMENT = "scalekit.environment-url=https://acme.scalekit.dev";
    static final String AUDIENCE = "scalekit.audiences=https://api.acme.example";

    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings() {}

    static Settings of(String... assignments) {
        return new Settings().and(assignments);
    }

    /** The least that the Scalekit profile asks for. */
    static Settings scalekit(String... assignments) {
        return of(ENVIRONMENT, AUDIENCE).and(assignments);
    }

    /** The least that the MicroProfile profile asks for. */
    static Settings microProfile(String... assignments) {
        return of("mp.jwt.verify.publickey.location=/publicKey.pem", "mp.jwt.verify.issuer=https://issuer.example")
                .and(assignments);
    }

    /** The least that a client asks for. */
    static Settings client(String... assignments) {
        return of(
                        ENVIRONMENT,
                        "scalekit.verifier.enabled=false",
                        "scalekit.client-id=m2m_1",
                        "scalekit.client-secret=hush")
                .and(assignments);
    }

    Settings and(String... assignments) {
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return this;
    }

    Settings without(String key) {
        values.remove(key);
        return this;
    }

    ScalekitConfiguration read() {
        return ConfigurationReader.read(this);
    }

    VerifierConfiguration verifier() {
        return read().verifier();
    }

    /** The environment without a name. */
    EnvironmentConfiguration unnamed() {
        return verifier().environments().get("");
    }

    CallerConfiguration caller() {
        return read().caller();
    }

    ClientConfiguration unnamedClient() {
        return read().clients().get("");
    }

    /** What is wrong with them; empty when they can be read. */
    List<String> problems() {
        ConfigurationException thrown = catchThrowableOfType(ConfigurationException.class, this::read);
        return thrown == null ? List.of() : thrown.problems();
    }

    @Override
    public String value(String key) {
        return values.get(key);
    }

    @Override
    public Iterable<String> names() {
        return List.copyOf(values.keySet());
    }
}
