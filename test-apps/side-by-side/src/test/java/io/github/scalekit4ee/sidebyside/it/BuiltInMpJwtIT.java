package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.mpjwt.MicroProfileApi;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server's own MicroProfile JWT may be on, and the application may ask for it: one of the two authenticates, and it is ours. */
@ExtendWith(ArquillianExtension.class)
class BuiltInMpJwtIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, name = "plain")
    static WebArchive plain() {
        return Wars.of("plain", SCALEKIT);
    }

    @Deployment(testable = false, managed = false, name = "login-config")
    static WebArchive withLoginConfig() {
        return Wars.of("login-config", SCALEKIT).deleteClass(Api.class).addPackage(MicroProfileApi.class.getPackage());
    }

    @Test
    void withoutLoginConfigOursAuthenticates() {
        assertOursAuthenticates(new Application("plain"));
    }

    @Test
    @DisabledIfSystemProperty(named = "login.config", matches = "refused")
    void withLoginConfigOursAuthenticatesToo() {
        deployer.deploy("login-config");
        try {
            assertOursAuthenticates(new Application("login-config"));
        } finally {
            deployer.undeploy("login-config");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "login.config", matches = "refused")
    void withLoginConfigTheDeploymentFailsWhereBothWouldAuthenticateAndTheLogNamesTheSwitches() throws IOException {
        assertThatThrownBy(() -> deployer.deploy("login-config")).isNotNull();

        assertThat(new Application("login-config").get("/api/caller/open").status())
                .isNotEqualTo(200);
        assertThat(Files.readString(Path.of(System.getProperty("server.log"))))
                .contains(
                        MicroProfileApi.class.getName(),
                        "Remove the feature mpJwt",
                        "remove @LoginConfig",
                        "scalekit.verifier.enabled (SCALEKIT_VERIFIER_ENABLED)");
    }

    private static void assertOursAuthenticates(Application application) {
        String realm = application.contextRoot();
        Answer anonymous = application.get("/api/caller");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.challenge()).isEqualTo("Bearer realm=\"" + realm + "\"");
        assertThat(application.get("/report").challenge()).isEqualTo("Bearer realm=\"" + realm + "\"");
        assertThat(application.get("/api/caller/open").body()).isEqualTo("open to null");

        for (String path : new String[] {"/api/caller", "/api/caller/open", "/report"}) {
            Answer bad = application.get(path, "no-token");
            assertThat(bad.status()).as(path).isEqualTo(401);
            assertThat(bad.challenge()).as(path).startsWith("Bearer realm=\"" + realm + "\", error=\"invalid_token\"");
        }

        String reader = Wars.readersToken(SCALEKIT);
        assertThat(application.get("/api/caller", reader)).isEqualTo(Wars.readersAnswer(SCALEKIT));
        assertThat(application.get("/api/caller/open", reader).body()).isEqualTo("open to m2morg_reader");
        assertThat(application.get("/report", reader).body()).isEqualTo("report for m2morg_reader");

        Answer forbidden = application.post("/api/caller", reader);
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.challenge())
                .startsWith("Bearer realm=\"" + realm + "\", error=\"insufficient_scope\"")
                .endsWith("scope=\"deploy:applications\"");
    }
}
