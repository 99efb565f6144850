package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.sidebyside.locators.Hidden;
import io.github.scalekit4ee.sidebyside.locators.HidingLocator;
import io.github.scalekit4ee.sidebyside.locators.Located;
import io.github.scalekit4ee.sidebyside.locators.RefusedLocator;
import io.github.scalekit4ee.sidebyside.locators.ScopedLocator;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rule on a sub-resource locator is held, or the application does not start. */
@ExtendWith(ArquillianExtension.class)
class LocatorRulesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "refused-locator")
    static WebArchive refused() {
        return Wars.of("refused-locator", SCALEKIT).addClasses(RefusedLocator.class, Located.class);
    }

    @Deployment(testable = false, managed = false, name = "locators")
    static WebArchive locators() {
        return Wars.of("locators", SCALEKIT).addClasses(ScopedLocator.class, Located.class);
    }

    @Deployment(testable = false, managed = false, name = "hidden-locator")
    static WebArchive hidden() {
        return Wars.of("hidden-locator", SCALEKIT).addClasses(HidingLocator.class, Hidden.class, Located.class);
    }

    @Test
    void anApplicationWithARoleOnALocatorDoesNotStart() {
        Throwable failure = catchThrowable(() -> deployer.deploy("refused-locator"));
        if (failure == null) {
            deployer.undeploy("refused-locator");
        }
        assertThat(failure).isNotNull();
    }

    @Test
    void aBeansLocatorIsHeldToItsScopes() {
        deployer.deploy("locators");
        try {
            String scoped = "/locators/api/locators/scoped";
            assertThat(Reply.get(scoped).status()).isEqualTo(401);
            assertThat(Reply.get(scoped, Wars.readersToken(SCALEKIT)).status()).isEqualTo(403);
            assertThat(Reply.get(scoped, Wars.deployersToken(SCALEKIT)).body()).isEqualTo("located");
            assertThat(Reply.get("/locators/api/locators/permitted").body()).isEqualTo("located");
            assertThat(Reply.get("/locators/api/locators").status()).isEqualTo(401);
        } finally {
            deployer.undeploy("locators");
        }
    }

    @Test
    void aLocatorThatNoDeclarationLeadsToIsRefused() {
        Throwable failure = catchThrowable(() -> deployer.deploy("hidden-locator"));
        if (failure == null) {
            try {
                Reply hidden = Reply.get("/hidden-locator/api/hiding/unknown/deeper", Wars.readersToken(SCALEKIT));
                assertThat(hidden.status()).isEqualTo(500);
                assertThat(hidden.body()).isNotEqualTo("located");
            } finally {
                deployer.undeploy("hidden-locator");
            }
        }
    }
}
