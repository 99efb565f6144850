package io.github.scalekit4ee.quickstart.it;

import io.github.scalekit4ee.quickstart.it.kept.LastSubject;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bean that would tell each caller the claims of the first does not deploy (MicroProfile JWT 2.1 section 7.1.3). */
@ExtendWith(ArquillianExtension.class)
class KeptClaimIT {
    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "kept-claim")
    static WebArchive thatKeepsAClaim() {
        return QuickstartTest.war().addPackage(LastSubject.class.getPackage());
    }

    @Test
    void theDeploymentFailsAndTheBeanIsNamedWithTheFix() throws IOException {
        BadConfigurationIT.assertDoesNotDeploy(
                deployer,
                "kept-claim",
                LastSubject.class.getName() + ".subject would keep the claims of one caller",
                "Make the bean @RequestScoped");
    }
}
