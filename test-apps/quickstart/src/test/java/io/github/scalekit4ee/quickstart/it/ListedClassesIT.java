package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.quickstart.it.listed.ListedApi;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An {@code Application} that names its classes is no way around {@code @RolesAllowed}. */
@ExtendWith(ArquillianExtension.class)
class ListedClassesIT {
    private static final String RESOURCE = "/listed/deployments";

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "listed")
    static WebArchive quickstart() {
        QuickstartTest.SCALEKIT.recover();
        WebArchive war = QuickstartTest.war().addClass(ListedApi.class);
        // TomEE keeps the name of an application that failed to start, and then takes no other of that name.
        return ServerLimit.LISTED_CLASSES_ARE_REFUSED.appliesHere()
                ? ShrinkWrap.create(WebArchive.class, "refused.war").merge(war)
                : war;
    }

    @Test
    void rolesAreCheckedOrTheApplicationDoesNotStart() {
        Throwable failure = catchThrowable(() -> deployer.deploy("listed"));
        try {
            if (ServerLimit.LISTED_CLASSES_ARE_REFUSED.appliesHere()) {
                assertThat(failure).isNotNull();
            } else {
                assertThat(failure).isNull();
                assertRolesAreChecked(RESOURCE);
            }
        } finally {
            if (failure == null) {
                deployer.undeploy("listed");
            }
        }
    }

    static void assertRolesAreChecked(String resource) {
        assertThat(Quickstart.get(resource).status()).isEqualTo(401);
        assertThat(Quickstart.get(resource, token("read:other")).status()).isEqualTo(403);
        assertThat(Quickstart.get(resource, token("read:deployments")).status()).isEqualTo(200);
    }

    private static String token(String scope) {
        return QuickstartTest.SCALEKIT.mint().organizationClient().scopes(scope).token();
    }
}
