package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.access.VerifierAccess;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was injected may be kept and used when the application has ended, on a thread that goes on. */
@ExtendWith(SimulatedScalekitExtension.class)
class ScalekitApplicationTest {

    @Test
    void nothingThatWasInjectedWorksAfterTheEnd(SimulatedScalekit scalekit) {
        ScalekitApplication application = started(scalekit);
        AccessTokenVerifier verifier = application.verifier();
        ClientCredentialsClient client = application.clients().client("");
        String token = scalekit.mint().organizationClient().token();
        assertThat(verifier.verify(token)).isNotNull();
        assertThat(client.accessToken()).isNotNull();

        application.close();
        application.close();

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(client::accessToken).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> application.clients().client("")).isInstanceOf(IllegalStateException.class);
    }

    /** A request that runs at that moment may be the first that asks for it; it has to find out that it is closed. */
    @Test
    void theVerifierIsThereAfterTheEndAndClosed(SimulatedScalekit scalekit) {
        ScalekitApplication application = started(scalekit);

        application.close();

        assertThat(VerifierAccess.ACCESS.get().isClosed(application.verifier())).isTrue();
    }

    private static ScalekitApplication started(SimulatedScalekit scalekit) {
        scalekit.registerClient("m2morg_1", "secret");
        Map<String, String> values = Map.of(
                "scalekit.environment-url", scalekit.environmentUrl().toString(),
                "scalekit.allow-missing-audience", "true",
                "scalekit.telemetry.enabled", "false",
                "scalekit.client-id", "m2morg_1",
                "scalekit.client-secret", "secret");
        ConfigurationSource source = new ConfigurationSource() {
            @Override
            public String value(String key) {
                return values.get(key);
            }

            @Override
            public Iterable<String> names() {
                return values.keySet();
            }
        };
        ScalekitApplication application = new ScalekitApplication(ConfigurationReader.read(source));
        application.start(
                token -> {},
                Fake.of(BeanManager.class)
                        .on("resolveObserverMethods", Set.of())
                        .on("getEvent", (Object) null)
                        .make());
        return application;
    }
}
