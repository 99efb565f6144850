package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * System properties win over environment variables, these over files, and a file may ask for more; with MicroProfile Config and
 * without it. The environment sets the environment's URL, a realm, and an audience over which the system property wins.
 */
@ExtendWith(ArquillianExtension.class)
class ConfigurationIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.builder()
            .port(Integer.getInteger("scalekit.port"))
            .start();

    @Deployment(testable = false, name = "no-file")
    static WebArchive noFile() {
        return noFile("no-file");
    }

    @Deployment(testable = false, name = "file-below")
    static WebArchive fileBelowTheEnvironment() {
        return noFile("file-below")
                .addAsResource(
                        Wars.file("scalekit.audiences=wrong", "scalekit.groups-from=nothing", "scalekit.realm=wrong"),
                        Wars.CONFIGURATION);
    }

    @Deployment(testable = false, name = "file-above")
    static WebArchive fileAboveTheEnvironment() {
        return noFile("file-above")
                .addAsResource(
                        Wars.file("config_ordinal=350", "scalekit.audiences=wrong", "scalekit.realm=of-the-file"),
                        Wars.CONFIGURATION);
    }

    @Deployment(testable = false, name = "file-at-the-root")
    static WebArchive fileAtTheRoot() {
        return noFile("file-at-the-root")
                .addAsManifestResource(
                        Wars.file(
                                "config_ordinal=350",
                                "scalekit.audiences=wrong",
                                "scalekit.realm=${my.realm}",
                                "my.realm=of-the-root"),
                        "microprofile-config.properties");
    }

    /** The jar in the EAR's lib: one configuration for all its WARs. */
    @Deployment(testable = false, name = "jar-in-the-ear")
    static EnterpriseArchive jarInTheEar() {
        return ShrinkWrap.create(EnterpriseArchive.class, "jar-in-the-ear.ear")
                .addAsLibrary(Wars.theJar())
                .addAsModule(Wars.unconfigured("in-the-ear-1"))
                .addAsModule(Wars.unconfigured("in-the-ear-2"));
    }

    private static WebArchive noFile(String name) {
        return Wars.unconfigured(name).addAsLibrary(Wars.theJar());
    }

    @Test
    void needsNoFileWhereTheEnvironmentSaysItAll() {
        Application application = new Application("no-file");

        assertRealm(application, "of-the-environment");
        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT))).isEqualTo(Wars.readersAnswer(SCALEKIT));
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileAddsToIt() {
        Application application = new Application("file-below");

        assertRealm(application, "of-the-environment");
        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(403);
    }

    @Test
    void aFileOfAHigherOrdinalWinsOverTheEnvironmentButNotOverSystemProperties() {
        Application application = new Application("file-above");

        assertRealm(application, "of-the-file");
        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT))).isEqualTo(Wars.readersAnswer(SCALEKIT));
    }

    @Test
    void theFileMayLieAtTheRootOfTheWarAndItsExpressionsAreExpanded() {
        Application application = new Application("file-at-the-root");

        assertRealm(application, "of-the-root");
        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT))).isEqualTo(Wars.readersAnswer(SCALEKIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"in-the-ear-1", "in-the-ear-2"})
    void theEnvironmentConfiguresAllWarsOfAnEarWhoseLibHasTheJar(String war) {
        Application application = new Application(war);

        assertRealm(application, "of-the-environment");
        assertThat(application.get("/api/caller", Wars.readersToken(SCALEKIT))).isEqualTo(Wars.readersAnswer(SCALEKIT));
        assertThat(application.post("/api/caller", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(403);
        assertThat(application.get("/api/caller/open", "no-token").status()).isEqualTo(401);
    }

    private static void assertRealm(Application application, String realm) {
        assertThat(application.get("/api/caller").challenge()).isEqualTo("Bearer realm=\"" + realm + "\"");
    }
}
