package io.github.scalekit4ee.people.it;

import io.github.scalekit4ee.testing.RegisteredApplication;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deploys the WAR that the build made, once for each test class. */
@ExtendWith(ArquillianExtension.class)
abstract class PeopleAndMachinesTest {
    static final String URL = System.getProperty("app.url");

    static final boolean LIBERTY = System.getProperty("arquillian.launch").equals("liberty");

    /**
     * Its Soteria sends who logs out to {@code UriBuilder.toString()} (OpenIdAuthenticationMechanism.logout), which is an address with
     * Jersey alone.
     */
    static final boolean WILDFLY = System.getProperty("arquillian.launch").equals("wildfly");

    /** The server was told this port by its environment; the threads are daemons and end with the tests. */
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.builder()
            .port(Integer.getInteger("scalekit.port"))
            .application(RegisteredApplication.withSecret("prd_skc_people", "secret-of-the-tests", URL + "/callback")
                    .withPostLogoutRedirectUris(URL + "/"))
            .start();

    @Deployment(testable = false)
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, "people-and-machines.war")
                .importFrom(new File(System.getProperty("app.war")))
                .as(WebArchive.class);
    }

    static String token(String... scopes) {
        return SCALEKIT.mint()
                .organizationClient()
                .client("m2morg_1")
                .audience("https://people-and-machines.example")
                .scopes(scopes)
                .token();
    }
}
