package io.github.scalekit4ee.quickstart.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.quickstart.it.plain.ScopedResource;
import io.github.scalekit4ee.testing.Endpoint;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code scalekit.enabled=false}: the same application deploys, and the jar does nothing in it. */
@ExtendWith(ArquillianExtension.class)
class SwitchedOffIT {
    @Deployment(testable = false)
    static WebArchive quickstart() {
        QuickstartTest.SCALEKIT.recover();
        QuickstartTest.SCALEKIT.journal().clear();
        return QuickstartTest.configured("scalekit.enabled=false").addPackage(ScopedResource.class.getPackage());
    }

    @Test
    void nobodyLooksAtTokens() {
        assertThat(Quickstart.get("/api/status").status()).isEqualTo(200);
        assertThat(Quickstart.get("/api/status", "no-token").status()).isEqualTo(200);
        assertThat(Quickstart.get("/open", goodToken()).body()).startsWith("none ");
    }

    @Test
    void aProtectedServletStaysClosedAndTheServerSaysHow() {
        Answer anonymous = Quickstart.get("/report");
        Answer withToken = Quickstart.get("/report", goodToken());

        assertThat(anonymous.status()).isIn(401, 403);
        assertThat(withToken.status()).isIn(401, 403);
        assertThat(anonymous.challenge()).doesNotContain("Bearer", "scalekit");
    }

    @Test
    void aResourceThatRequiresScopesStaysClosed() {
        assertThat(Quickstart.get(ScopedResource.PATH).status()).isEqualTo(401);
        assertThat(Quickstart.get(ScopedResource.PATH, goodToken()).status()).isEqualTo(401);
    }

    @Test
    void noKeyIsFetchedNeitherAtTheStartNorForARequest() {
        Quickstart.get("/api/deployments", goodToken());

        assertThat(QuickstartTest.SCALEKIT.requests(Endpoint.KEYS)).isZero();
    }

    private static String goodToken() {
        return QuickstartTest.SCALEKIT.mint().organizationClient().token();
    }
}
