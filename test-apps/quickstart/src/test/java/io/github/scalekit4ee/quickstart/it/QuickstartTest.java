package io.github.scalekit4ee.quickstart.it;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deploys the WAR that the build made, once for each test class, into the server of the active profile. */
@ExtendWith(ArquillianExtension.class)
abstract class QuickstartTest {
    /** The server was told this port by its environment; the threads are daemons and end with the tests. */
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.builder()
            .port(Integer.getInteger("scalekit.port"))
            .start();

    @Deployment(testable = false)
    static WebArchive quickstart() {
        SCALEKIT.recover();
        return war();
    }

    static WebArchive war() {
        return ShrinkWrap.create(ZipImporter.class, "quickstart.war")
                .importFrom(new File(System.getProperty("quickstart.war")))
                .as(WebArchive.class);
    }

    /** The same WAR with other values in its configuration file, before which those of the environment step back. */
    static WebArchive configured(String... properties) {
        WebArchive war = war();
        String file = "WEB-INF/classes/META-INF/microprofile-config.properties";
        war.delete(file);
        return war.add(new StringAsset("config_ordinal=500\n" + String.join("\n", properties)), file);
    }
}
