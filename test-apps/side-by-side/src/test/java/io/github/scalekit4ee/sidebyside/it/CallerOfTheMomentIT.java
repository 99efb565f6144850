package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.caller.Who;
import io.github.scalekit4ee.sidebyside.caller.login.LoginServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is injected says who the caller is when it is asked: after a logout, in error pages, on other threads, before authentication. */
@ExtendWith(ArquillianExtension.class)
class CallerOfTheMomentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application WHO = new Application("who");
    private static final Application LOGIN = new Application("who-login");
    private static final String READER = fourTimes(Wars.READER);
    private static final String NOBODY = fourTimes(Who.NOBODY);

    @Deployment(testable = false, name = "who")
    static WebArchive who() {
        return Wars.of("who", SCALEKIT)
                .addPackage(Who.class.getPackage())
                .addAsWebInfResource(
                        new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"5.0\">"
                                + "<error-page><error-code>409</error-code><location>/target</location></error-page>"
                                + "<error-page><exception-type>java.lang.IllegalStateException</exception-type>"
                                + "<location>/target</location></error-page></web-app>"),
                        "web.xml");
    }

    @Deployment(testable = false, name = "who-login")
    static WebArchive login() {
        return Wars.withOwnMechanism(
                Wars.of("who-login", SCALEKIT).addClass(Who.class).addPackage(LoginServlet.class.getPackage()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "forwarded", "included"})
    void inTheRequestItIsTheCaller(String place) {
        assertThat(ask(place, Wars.readersToken(SCALEKIT))).isEqualTo(READER);
        assertThat(ask(place, null)).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "exception"})
    void inAnErrorPageItIsTheCallerOrNobody(String place) {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(place, Wars.readersToken(SCALEKIT))).isIn(READER, NOBODY);
            assertThat(ask(place, null)).isEqualTo(NOBODY);
        }
    }

    @Test
    void afterALogoutItIsNobody() {
        String token = Wars.readersToken(SCALEKIT);

        assertThat(ask("used-and-logged-out", token)).isEqualTo(READER + " then " + NOBODY);
        assertThat(ask("logged-out", token)).isEqualTo(NOBODY);
        assertThat(ask("logged-out", null)).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"started", "executor", "common-pool", "dispatched"})
    void onAnotherThreadItIsTheCallerOrNobody(String place) {
        for (int i = 0; i < 20; i++) {
            assertThat(ask(place, Wars.readersToken(SCALEKIT)).split(" "))
                    .hasSize(4)
                    .containsAnyOf(Wars.READER, Who.NOBODY, "no-request")
                    .isSubsetOf(Wars.READER, Who.NOBODY, "no-request");
            assertThat(ask(place, null).split(" ")).hasSize(4).isSubsetOf(Who.NOBODY, "no-request");
        }
    }

    @Test
    void beforeAuthenticationItIsNobodyAlsoOnAThreadThatServedAnother() {
        for (int i = 0; i < 40; i++) {
            assertThat(ask("plain", Wars.readersToken(SCALEKIT))).isEqualTo(READER);
            assertThat(ask("before", null).split(" ")).hasSize(4).isSubsetOf(Who.NOBODY, "no-request");
            assertThat(ask("before", Wars.deployersToken(SCALEKIT)).split(" "))
                    .hasSize(4)
                    .isSubsetOf(Who.NOBODY, "no-request");
        }
    }

    @Test
    void anotherLoginInTheSameRequestIsFollowed() {
        String anna = "anna anna anna nobody";
        String bert = "bert bert bert nobody";

        assertThat(LOGIN.get("/login/after-logout?name=anna").body())
                .isEqualTo(anna + " then " + NOBODY + " then " + bert);
        assertThat(LOGIN.get("/login/anew?name=anna").body())
                .as("some servers do not let another in before the first is out")
                .isIn(anna + " then " + bert + " by bert", anna + " then " + anna + " by anna");
    }

    private static String ask(String place, String token) {
        return (token == null ? WHO.get("/who/" + place) : WHO.get("/who/" + place, token)).body();
    }

    private static String fourTimes(String name) {
        return String.join(" ", name, name, name, name);
    }
}
