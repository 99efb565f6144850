package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The README's application, its two settings and its test, as they stand there, on a real server. */
@ExtendWith(ArquillianExtension.class)
class DocumentedApplicationIT {
    private static final String AUDIENCE = "https://api.acme.example";

    private static final SimulatedScalekit SCALEKIT =
            SimulatedScalekit.builder().controlPort(0).start();

    @AfterAll
    static void close() {
        SCALEKIT.close();
    }

    @Deployment(testable = false)
    static WebArchive application() throws Exception {
        File jar = new File(AccessTokenVerifier.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        WebArchive war = ShrinkWrap.create(WebArchive.class, "quickstart.war").addAsLibrary(jar);
        for (Path file : DocumentedJava.compiled("@ApplicationPath")) {
            war.add(new FileAsset(file.toFile()), "WEB-INF/classes/shop/" + file.getFileName());
        }
        // The server's own environment has the values of the other tests.
        return war.add(
                new StringAsset("config_ordinal=500\nscalekit.environment-url=" + SCALEKIT.environmentUrl()
                        + "\nscalekit.audiences=" + AUDIENCE + "\n"),
                "WEB-INF/classes/META-INF/microprofile-config.properties");
    }

    @Test
    void theFirstApplicationAnswersWhoMayCallAndNobodyElse() {
        TokenDraft reader =
                SCALEKIT.mint().organizationClient().client("m2morg_1").scopes("read:deployments");
        String token = reader.audience(AUDIENCE).token();

        assertThat(Quickstart.get("/api/deployments", token).body()).isEqualTo("deployments for m2morg_1");
        assertThat(Quickstart.deploy(token).status()).isEqualTo(403);
        assertThat(Quickstart.get("/api/deployments").status()).isEqualTo(401);
        assertThat(Quickstart.get("/api/deployments", reader.token()).challenge())
                .contains("invalid_token", "aud is missing");
    }

    @Test
    void theTestOfTheReadmePasses() throws Exception {
        System.setProperty("scalekit.url", SCALEKIT.environmentUrl().toString());
        System.setProperty("application.url", Quickstart.URL);
        Path compiled = DocumentedJava.compiled("@Test").get(0);
        SummaryGeneratingListener results = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compiled.getParent().getParent().toUri().toURL()},
                getClass().getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass("shop.DeploymentsTest")))
                                    .build(),
                            results);
        } finally {
            System.clearProperty("scalekit.url");
            System.clearProperty("application.url");
        }

        assertThat(results.getSummary().getFailures()).isEmpty();
        assertThat(results.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }
}
