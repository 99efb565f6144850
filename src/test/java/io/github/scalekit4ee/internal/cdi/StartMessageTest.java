package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.FakeCdi;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartMessageTest {

    private final LoggedMessages log = new LoggedMessages("cdi");

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void saysWhatAnApplicationAccepts() {
        start("/shop", DeployedExtension.VERIFYING);

        assertThat(log.of(Level.INFO))
                .singleElement()
                .asString()
                .startsWith("The application /shop accepts access tokens of the issuer");
    }

    @Test
    void namesTheOneAtTheRootToo() {
        start("", DeployedExtension.VERIFYING);

        assertThat(log.of(Level.INFO)).singleElement().asString().startsWith("The application / accepts");
    }

    @Test
    void saysNothingWhereTheJarIsSwitchedOff() {
        start("/shop", DeployedExtension.SWITCHED_OFF);

        assertThat(log.all()).isEmpty();
    }

    /** A WAR of an EAR may not see its own extension. */
    @Test
    void noDeploymentFailsForWantOfIt() {
        BeanManager manager = Fake.of(BeanManager.class)
                .on("getExtension", given -> {
                    throw new IllegalArgumentException("no such extension");
                })
                .make();
        StartingContext starting = new StartingContext("/shop");
        new StartMessage().onStartup(null, starting.context());
        try (FakeCdi cdi = FakeCdi.with(manager)) {
            starting.initialized();
        }

        assertThat(log.of(Level.INFO)).isEmpty();
    }

    private static void start(String path, Map<String, String> configuration) {
        StartingContext starting = new StartingContext(path);
        new StartMessage().onStartup(null, starting.context());
        try (DeployedExtension deployed = DeployedExtension.with(configuration)) {
            starting.initialized();
        }
    }
}
