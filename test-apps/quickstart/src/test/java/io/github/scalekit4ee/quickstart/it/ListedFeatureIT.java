package io.github.scalekit4ee.quickstart.it;

import io.github.scalekit4ee.quickstart.it.listed.CompleteApi;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An {@code Application} that names its classes may name what checks {@code @RolesAllowed}; TomEE asks for it. */
@ExtendWith(ArquillianExtension.class)
class ListedFeatureIT {
    @Deployment(testable = false)
    static WebArchive quickstart() {
        QuickstartTest.SCALEKIT.recover();
        return QuickstartTest.war().addClass(CompleteApi.class);
    }

    @Test
    void rolesAreCheckedOnEveryServer() {
        ListedClassesIT.assertRolesAreChecked("/listed/deployments");
    }
}
