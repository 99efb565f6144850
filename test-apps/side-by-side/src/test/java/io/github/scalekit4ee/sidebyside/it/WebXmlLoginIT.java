package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.sidebyside.people.LoginPage;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers leave a login in web.xml out beside a mechanism of Jakarta Security, so the deployment fails. */
@ExtendWith(ArquillianExtension.class)
class WebXmlLoginIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private static final String MESSAGE = "web.xml has a <login-config>";

    /** Says it itself, and first (CWWKS1931E). */
    private static final boolean LIBERTY =
            System.getProperty("arquillian.launch").startsWith("liberty");

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "FORM")
    static WebArchive form() {
        return war("FORM");
    }

    @Deployment(testable = false, managed = false, name = "BASIC")
    static WebArchive basic() {
        return war("BASIC");
    }

    private static WebArchive war(String method) {
        return Wars.of("web-xml-" + method, SCALEKIT)
                .addClass(LoginPage.class)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\">"
                        + "<login-config><auth-method>" + method + "</auth-method><realm-name>file</realm-name>"
                        + "<form-login-config><form-login-page>/login</form-login-page>"
                        + "<form-error-page>/login</form-error-page></form-login-config></login-config></web-app>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORM", "BASIC"})
    void theDeploymentFailsWithTheWayOut(String method) throws Exception {
        ServerLog log = LIBERTY ? null : ServerLog.fromNowOn();

        Throwable failure = catchThrowable(() -> deployer.deploy(method));

        assertThat(failure).isNotNull();
        if (log != null) {
            assertThat(log.textWith(MESSAGE)).contains(MESSAGE);
        }
        assertThat(new Application("web-xml-" + method)
                        .get("/report", Wars.readersToken(SCALEKIT))
                        .status())
                .isIn(404, 503);
    }
}
