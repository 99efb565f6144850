package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.quickstart.it.own.HeaderMechanism;
import io.github.scalekit4ee.quickstart.it.plain.ScopedResource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application brings a mechanism of its own; ours yields and stays usable by injection. */
@ExtendWith(ArquillianExtension.class)
class OwnMechanismIT {
    @Deployment(testable = false)
    static WebArchive quickstart() {
        QuickstartTest.SCALEKIT.recover();
        return QuickstartTest.war()
                .addPackage(HeaderMechanism.class.getPackage())
                .addPackage(ScopedResource.class.getPackage())
                // On WildFly: a security domain that takes the callers of such a mechanism, see configure.xml.
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><security-domain>own-mechanism</security-domain></jboss-web>"),
                        "jboss-web.xml");
    }

    @Test
    void theApplicationsOwnMechanismAuthenticatesWithTheInjectedVerifier() {
        String token = goodToken();

        assertThat(own("/report", token).status()).isEqualTo(200);
        assertThat(own("/open", token).body()).endsWith("reader=true");
        assertThat(own("/report", "no-token").status()).isEqualTo(401);
    }

    @Test
    void oursAuthenticatesNobodyBesideIt() {
        assertThat(Quickstart.get("/report", goodToken()).status()).isEqualTo(401);
        assertThat(Quickstart.get("/api/status", "no-token").status()).isEqualTo(200);
    }

    /** It is this jar's annotation, and the caller of another mechanism has no scopes that it knows. */
    @Test
    void aResourceThatRequiresScopesStaysClosed() {
        assertThat(Quickstart.get(ScopedResource.PATH).status()).isEqualTo(401);
        assertThat(own(ScopedResource.PATH, goodToken()).status()).isEqualTo(403);
    }

    @Test
    void theChallengeIsTheApplicationsOwn() {
        assertThat(Quickstart.get("/report").challenge()).isEqualTo(HeaderMechanism.CHALLENGE);
    }

    @Test
    void resourcesAreHeldToTheirRolesAgainstItsCallers() {
        String stranger = QuickstartTest.SCALEKIT
                .mint()
                .organizationClient()
                .scopes("something:else")
                .token();

        assertThat(own("/api/deployments", goodToken()).status()).isEqualTo(200);
        assertThat(own("/api/deployments", stranger).status()).isEqualTo(403);
        assertThat(own("/api/rest-only-role", goodToken()).status()).isEqualTo(403);
        assertThat(own("/api/denied", goodToken()).status()).isEqualTo(403);
        assertThat(Quickstart.get("/api/deployments", goodToken()).status()).isEqualTo(401);
    }

    @Test
    void aResourceIsChallengedByItToo() {
        Answer anonymous = Quickstart.get("/api/deployments");

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.challenge()).isEqualTo(HeaderMechanism.CHALLENGE);
    }

    private static Answer own(String path, String token) {
        return Quickstart.send(Quickstart.request("GET", path).header(HeaderMechanism.HEADER, token));
    }

    private static String goodToken() {
        return QuickstartTest.SCALEKIT
                .mint()
                .organizationClient()
                .scopes("read:deployments")
                .token();
    }
}
