package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.scopes.AddsABean;
import io.github.scalekit4ee.sidebyside.scopes.BeanServlet;
import io.github.scalekit4ee.sidebyside.scopes.CompleteScopes;
import io.github.scalekit4ee.sidebyside.scopes.ListedScopes;
import io.github.scalekit4ee.sidebyside.scopes.ScopedBean;
import io.github.scalekit4ee.sidebyside.scopes.ScopesFilter;
import io.github.scalekit4ee.sidebyside.scopes.ScopesResource;
import io.github.scalekit4ee.sidebyside.scopes.ScopesServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bean's refusal is 401 or 403, whoever called the bean and whatever stands around its exception. */
@ExtendWith(ArquillianExtension.class)
class BeansScopesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @Deployment(testable = false, name = "scopes")
    static WebArchive scopes() {
        return Wars.of("scopes", SCALEKIT)
                .deleteClass(Api.class)
                .addClasses(ScopedBean.class, ScopesResource.class, ScopesServlet.class, ScopesFilter.class)
                .addClasses(BeanServlet.class, AddsABean.class)
                .addClass(
                        System.getProperty("arquillian.launch").startsWith("tomee")
                                ? CompleteScopes.class
                                : ListedScopes.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "listed/scopes/direct",
                "listed/scopes/get",
                "listed/scopes/join",
                "listed/scopes/stage",
                "listed/scopes/dependent-stage",
                "listed/scopes/resume",
                "listed/scopes/proxy",
                "listed/scopes/reflection",
                "servlet/direct",
                "servlet/wrapped",
                "servlet/half-written",
                "servlet/async",
                "servlet/forward",
                "servlet/include",
                "filtered"
            })
    void theRefusalIsAChallenge(String resource) {
        Reply anonymous = Reply.get("/scopes/" + resource);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"scopes\"");
        assertThat(anonymous.header("Cache-Control")).isEqualTo("no-store");
        // Payara puts its own page around an answer without a body.
        assertThat(anonymous.body()).doesNotContain("deployed", "half");

        Reply reader = Reply.get("/scopes/" + resource, Wars.readersToken(SCALEKIT));
        assertThat(reader.status()).isEqualTo(403);
        assertThat(reader.header("WWW-Authenticate"))
                .startsWith("Bearer realm=\"scopes\", error=\"insufficient_scope\"")
                .endsWith("scope=\"deploy:applications\"");
        assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reader.header("Content-Type")).startsWith("application/json");
        assertThat(reader.body()).startsWith("{\"error\":\"insufficient_scope\"");

        Reply deployer = Reply.get("/scopes/" + resource, Wars.deployersToken(SCALEKIT));
        assertThat(deployer.status()).isEqualTo(200);
        assertThat(deployer.body()).endsWith("deployed");
    }

    @Test
    void eachMethodOfAServletThatIsABeanIsHeldToItsOwnScopes() {
        assertThat(Reply.get("/scopes/bean", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(200);
        assertThat(Reply.get("/scopes/bean", Wars.deployersToken(SCALEKIT)).status())
                .isEqualTo(403);
        assertThat(Reply.post("/scopes/bean", Wars.deployersToken(SCALEKIT)).body())
                .isEqualTo("deployed");
        assertThat(Reply.post("/scopes/bean", Wars.readersToken(SCALEKIT)).status())
                .isEqualTo(403);
        assertThat(Reply.post("/scopes/bean").status()).isEqualTo(401);
    }

    /** Payara and TomEE forget the caller there, so 403 is 401 then. */
    @Test
    void theRefusalIsAChallengeAfterAnAsynchronousDispatch() {
        Reply anonymous = Reply.get("/scopes/servlet/dispatch");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"scopes\"");
        assertThat(Reply.get("/scopes/servlet/dispatch", Wars.readersToken(SCALEKIT))
                        .status())
                .isIn(401, 403);
    }

    @Test
    void otherExceptionsGetWhatTheServerGivesThem() {
        Reply wrapped = Reply.get("/scopes/listed/scopes/other-future");
        Reply plain = Reply.get("/scopes/listed/scopes/other");

        assertThat(wrapped.status()).isEqualTo(plain.status()).isEqualTo(500);
        assertThat(wrapped.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
        assertThat(Reply.get("/scopes/servlet/other").status()).isEqualTo(500);
    }
}
