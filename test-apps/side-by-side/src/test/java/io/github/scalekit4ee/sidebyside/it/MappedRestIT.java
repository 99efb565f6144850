package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.unregistered.GuardedResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jakarta REST that web.xml maps is checked as that which an {@code Application} maps, or lets nobody in. */
@ExtendWith(ArquillianExtension.class)
class MappedRestIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String STANDARD = "jakarta.ws.rs.core.Application";
    private static final String JERSEY = "org.glassfish.jersey.servlet.ServletContainer";

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "mapped")
    static WebArchive mapped() {
        return war("mapped", "<servlet><servlet-name>" + STANDARD + "</servlet-name></servlet>" + mapping(STANDARD));
    }

    @Deployment(testable = false, managed = false, name = "jersey-servlet")
    static WebArchive jerseyServlet() {
        return war(
                "jersey-servlet",
                "<servlet><servlet-name>jersey</servlet-name><servlet-class>" + JERSEY + "</servlet-class>"
                        + parameters() + "</servlet>" + mapping("jersey"));
    }

    @Deployment(testable = false, managed = false, name = "jersey-with-services")
    static WebArchive jerseyServletWithServices() {
        return war(
                "jersey-with-services",
                "<servlet><servlet-name>jersey</servlet-name><servlet-class>" + JERSEY + "</servlet-class>"
                        + parameter("jersey.config.server.provider.classnames", GuardedResource.class.getName())
                        + "</servlet>" + mapping("jersey"));
    }

    @Deployment(testable = false, managed = false, name = "jersey-filter")
    static WebArchive jerseyFilter() {
        return war(
                "jersey-filter",
                "<filter><filter-name>jersey</filter-name><filter-class>" + JERSEY + "</filter-class>" + parameters()
                        + "</filter><filter-mapping><filter-name>jersey</filter-name>"
                        + "<url-pattern>/mapped/*</url-pattern></filter-mapping>");
    }

    @Test
    void theStandardsServletIsChecked() {
        assertChecked("mapped");
    }

    /** Whether it is the server's own or one in WEB-INF/lib. On Open Liberty one in WEB-INF/lib does not start beside the server's. */
    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara|glassfish[78]|wildfly")
    void jerseysServletWithServicesIsChecked() {
        assertChecked("jersey-with-services");
    }

    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara|glassfish[78]|wildfly")
    void jerseysServletWithoutServicesLetsNobodyIn() {
        assertClosed("jersey-servlet");
    }

    @Test
    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara|glassfish[78]|wildfly")
    void jerseyAsAFilterLetsNobodyIn() {
        assertClosed("jersey-filter");
    }

    private void assertChecked(String application) {
        deployer.deploy(application);
        try {
            for (String resource : new String[] {"role", "scope"}) {
                String path = "/" + application + "/mapped/guarded/" + resource;
                assertThat(Reply.get(path).status()).isEqualTo(401);
                assertThat(Reply.get(path, Wars.readersToken(SCALEKIT)).status())
                        .isEqualTo(403);
                assertThat(Reply.get(path, Wars.deployersToken(SCALEKIT)).body())
                        .isEqualTo("ran");
            }
        } finally {
            deployer.undeploy(application);
        }
    }

    private void assertClosed(String application) {
        deployer.deploy(application);
        try {
            Reply reply = Reply.get("/" + application + "/mapped/guarded/role");
            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).isEmpty();
        } finally {
            deployer.undeploy(application);
        }
    }

    private static WebArchive war(String name, String content) {
        WebArchive war = Wars.of(name, SCALEKIT);
        if (content.contains(JERSEY) && !hasJersey()) {
            war.addAsLibraries(new File(System.getProperty("jersey.directory")).listFiles());
        }
        return war.deleteClass(Api.class)
                .addClass(GuardedResource.class)
                .setWebXML(new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\">"
                        + content + declaredRole() + "</web-app>"));
    }

    /** GlassFish gives a servlet that stands in web.xml only the roles that stand there, too; docs/servers.md says so. */
    private static String declaredRole() {
        return System.getProperty("arquillian.launch").matches("glassfish[78]")
                ? "<security-role><role-name>deploy:applications</role-name></security-role>"
                : "";
    }

    private static boolean hasJersey() {
        return System.getProperty("arquillian.launch").matches("payara|glassfish[78]");
    }

    private static String mapping(String servlet) {
        return "<servlet-mapping><servlet-name>" + servlet
                + "</servlet-name><url-pattern>/mapped/*</url-pattern></servlet-mapping>";
    }

    private static String parameters() {
        return parameter("jersey.config.server.provider.classnames", GuardedResource.class.getName())
                + parameter("jersey.config.disableMetainfServicesLookup", "true")
                + parameter("jersey.config.server.disableMetainfServicesLookup", "true");
    }

    private static String parameter(String name, String value) {
        return "<init-param><param-name>" + name + "</param-name><param-value>" + value + "</param-value></init-param>";
    }
}
