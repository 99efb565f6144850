package io.github.scalekit4ee.mcp.it;

import io.github.scalekit4ee.testing.RegisteredResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deploys the WAR that the build made, once for each test class, behind a proxy as in production. */
@ExtendWith(ArquillianExtension.class)
abstract class McpServerTest {

    static final String URL = System.getProperty("mcp.url");
    static final String READ = "read:deployments";
    static final String DEPLOY = "deploy:applications";

    /** The server was told this port by its environment; the threads are daemons and end with the tests. */
    static final SimulatedScalekit SCALEKIT = SimulatedScalekit.builder()
            .port(Integer.getInteger("scalekit.port"))
            .resource(RegisteredResource.of("res_deployments", URL, READ, DEPLOY))
            .start();

    static final RecordingProxy PROXY =
            RecordingProxy.start(Integer.getInteger("public.port"), Integer.getInteger("app.port"));

    @Deployment(testable = false)
    static WebArchive application() {
        return ShrinkWrap.create(ZipImporter.class, "mcp-server.war")
                .importFrom(new File(System.getProperty("app.war")))
                .as(WebArchive.class);
    }

    @BeforeEach
    void startRecording() {
        PROXY.clear();
    }

    /** One file for each story of a client, as it is shown in docs/mcp.md. */
    @AfterEach
    void keepTheExchange(TestInfo test) {
        String method = test.getTestMethod().orElseThrow().getName();
        String parameter = test.getDisplayName().replaceAll("\\[\\d+] (\\w+ ?= ?)?|[^\\w-]", "");
        String story = method.equals(parameter) ? method : method + '-' + parameter;
        PROXY.write(
                Path.of(System.getProperty("exchanges.directory"), getClass().getSimpleName() + '.' + story + ".txt"));
    }

    /** A token for this server. */
    static String token(String... scopes) {
        return tokenOf("m2m_agent", "org_59615193906282635", scopes);
    }

    static String tokenOf(String client, String organization, String... scopes) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(client)
                .organization(organization)
                .audience("res_deployments", URL)
                .scopes(scopes)
                .token();
    }
}
