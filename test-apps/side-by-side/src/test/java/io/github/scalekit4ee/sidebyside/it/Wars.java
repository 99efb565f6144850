package io.github.scalekit4ee.sidebyside.it;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.CallerResource;
import io.github.scalekit4ee.sidebyside.ReportServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.io.File;
import java.net.URISyntaxException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the archives that the tests deploy. */
final class Wars {
    static final String AUDIENCE = "https://side-by-side.example";
    static final String READER = "m2morg_reader";
    static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    private Wars() {}

    /** The application, configured for one environment by a file of its own, as docs/servers.md says. */
    static WebArchive of(String name, SimulatedScalekit scalekit) {
        return withoutTheJar(name, scalekit).addAsLibrary(theJar());
    }

    static WebArchive withoutTheJar(String name, SimulatedScalekit scalekit) {
        return unconfigured(name)
                .addAsResource(
                        file(
                                "scalekit.environment-url=" + scalekit.environmentUrl(),
                                "scalekit.audiences=" + AUDIENCE,
                                "scalekit.realm=" + name),
                        CONFIGURATION);
    }

    /**
     * Whether the WARs of an EAR may have the jar, all of them. GlassFish fails to deploy two with a jar of one name that has beans
     * (WELD-000163, eclipse-ee4j/glassfish issue 22322), and of two with a CDI extension one cannot see its own (WELD-001408).
     */
    static boolean mayShareAnEar() {
        return !System.getProperty("arquillian.launch").startsWith("glassfish");
    }

    static WebArchive unconfigured(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(Api.class, CallerResource.class, ReportServlet.class);
    }

    static StringAsset file(String... lines) {
        return new StringAsset(String.join("\n", lines));
    }

    /** On WildFly: in a security domain that takes the callers of such a mechanism, see configure.xml. */
    static WebArchive withOwnMechanism(WebArchive war) {
        return war.addAsWebInfResource(
                file("<jboss-web><security-domain>own-mechanism</security-domain></jboss-web>"), "jboss-web.xml");
    }

    /** As it ships. */
    static File theJar() {
        return jarOf(AccessTokenVerifier.class);
    }

    static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the scope of the readers only. */
    static String readersToken(SimulatedScalekit scalekit) {
        return token(scalekit, "read:deployments");
    }

    /** Has the other scope. */
    static String deployersToken(SimulatedScalekit scalekit) {
        return token(scalekit, "deploy:applications");
    }

    private static String token(SimulatedScalekit scalekit, String scope) {
        return scalekit.mint()
                .organizationClient()
                .client(READER)
                .audience(AUDIENCE)
                .scopes(scope)
                .token();
    }

    /** What {@code /api/caller} says to {@link #readersToken}. */
    static Answer readersAnswer(SimulatedScalekit scalekit) {
        return new Answer(
                200,
                "",
                String.join(" ", READER, READER, "org_59615193906282635", scalekit.issuer(), "read:deployments"));
    }
}
