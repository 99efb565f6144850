package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.ownsecurity.OwnSecurityResource;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A {@code SecurityContext} of the application decides by itself: the method runs and its answer is sent, or neither. */
@ExtendWith(ArquillianExtension.class)
class OwnSecurityIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @Deployment(testable = false, name = "own-security")
    static WebArchive ownSecurity() {
        return Wars.of("own-security", SCALEKIT).addPackage(OwnSecurityResource.class.getPackage());
    }

    @ParameterizedTest
    @CsvSource({
        "role?when=pre-matching&who=a&role=member, 200",
        "role?when=pre-matching&who=a&role=other, 403",
        "role?when=pre-matching&who=a, 403",
        "role?when=pre-matching&role=member, 401",
        "role?when=early&who=a&role=member, 200",
        "role?when=early&who=a&role=other, 403",
        "role?when=early&role=member, 401",
        "role?when=late&who=a&role=member, 401",
        "role, 401",
        "scope?when=pre-matching&who=a&role=member, 403",
        "scope?when=pre-matching&role=member, 401",
        "denied?when=pre-matching&who=a&role=member, 403",
        "permitted?when=pre-matching&who=a&role=member, 200",
        "permitted?when=pre-matching&role=member, 200",
        "permitted, 200",
    })
    void theMethodRunsOrTheCallerIsRefused(String request, int status) {
        int before = runs();

        Reply reply = Reply.get("/own-security/api/own/" + request);

        assertThat(reply.status()).isEqualTo(status);
        boolean runs = status == 200;
        assertThat(runs()).isEqualTo(runs ? before + 1 : before);
        assertThat(reply.body()).doesNotStartWith(runs ? "<" : "run");
        if (status == 401) {
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"own-security\"");
        }
    }

    @Test
    void aTokenCountsWhereNoFilterSaysOtherwise() {
        String member = SCALEKIT.mint()
                .organizationClient()
                .audience(Wars.AUDIENCE)
                .scopes("member")
                .token();

        assertThat(Reply.get("/own-security/api/own/role", member).status()).isEqualTo(200);
        assertThat(Reply.get("/own-security/api/own/scope", member).status()).isEqualTo(200);
    }

    /** Also where this jar tells the server's filter what the server has just said. */
    @Test
    void aMethodIsGivenTheSecurityContextOfTheServer() {
        String member = SCALEKIT.mint()
                .organizationClient()
                .audience(Wars.AUDIENCE)
                .scopes("member")
                .token();

        String body = Reply.get("/own-security/api/own/context", member).body();

        assertThat(body).endsWith(" true false");
        assertThat(body).doesNotContain("scalekit4ee.internal");
    }

    private static int runs() {
        return Integer.parseInt(Reply.get("/own-security/api/own/runs").body());
    }
}
