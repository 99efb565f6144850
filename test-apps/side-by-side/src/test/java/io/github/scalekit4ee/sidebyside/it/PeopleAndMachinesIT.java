package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.alternatives.CallerMechanism;
import io.github.scalekit4ee.sidebyside.alternatives.Defining;
import io.github.scalekit4ee.sidebyside.alternatives.Plain;
import io.github.scalekit4ee.sidebyside.people.ByForm;
import io.github.scalekit4ee.sidebyside.people.LoginPage;
import io.github.scalekit4ee.sidebyside.people.Machines;
import io.github.scalekit4ee.sidebyside.people.Page;
import io.github.scalekit4ee.sidebyside.people.Users;
import io.github.scalekit4ee.sidebyside.people.Visitor;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the application has a mechanism of its own, a request with a bearer token is the jar's, and every other is that mechanism's. */
@ExtendWith(ArquillianExtension.class)
class PeopleAndMachinesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final String MACHINE = Wars.READER + " with the token of " + Wars.READER;

    /** Open Liberty keeps a session from all callers but the one who made it (securityIntegrationEnabled of httpSession). */
    private static final String SEEN_WITH_A_TOKEN =
            System.getProperty("arquillian.launch").startsWith("liberty")
                    ? "SESN0008E"
                    : Wars.READER + " in the session of amy";

    private static final String AMY = "amy with the token of null";

    /** Mechanisms that need no session, and their challenge. */
    enum Other {
        OWN("Plain"),
        BASIC("Basic realm=\"own\"");

        private final String challenge;

        Other(String challenge) {
            this.challenge = challenge;
        }

        Application application() {
            return new Application("people-" + name());
        }

        Answer asAmy(String path) {
            String basic = "Basic " + Base64.getEncoder().encodeToString("amy:amyamy".getBytes());
            return application()
                    .get(
                            path,
                            this == BASIC
                                    ? Map.of("Authorization", basic)
                                    : Map.of(CallerMechanism.NAME, "amy", CallerMechanism.ROLE, "reader"));
        }
    }

    @Deployment(testable = false, name = "own")
    static WebArchive own() {
        return war("people-OWN").addClasses(CallerMechanism.class, Plain.class);
    }

    @Deployment(testable = false, name = "basic")
    static WebArchive basic() {
        return war("people-BASIC").addClasses(Defining.class, Users.class);
    }

    @Deployment(testable = false, name = "form")
    static WebArchive form() {
        return war("people-form").addClasses(ByForm.class, Users.class);
    }

    @Deployment(testable = false, name = "paths")
    static WebArchive paths() {
        WebArchive war = war("people-paths").addClasses(ByForm.class, Users.class);
        war.delete("WEB-INF/classes/" + Wars.CONFIGURATION);
        return war.addAsResource(
                Wars.file(
                        "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                        "scalekit.audiences=" + Wars.AUDIENCE,
                        "scalekit.paths=/api/*"),
                Wars.CONFIGURATION);
    }

    private static WebArchive war(String name) {
        return Wars.withOwnMechanism(Wars.of(name, SCALEKIT))
                .addClasses(Page.class, Visitor.class, LoginPage.class, Machines.class);
    }

    private static String token(String scope) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(Wars.READER)
                .audience(Wars.AUDIENCE)
                .scopes(scope)
                .token();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsOursAndEverythingElseTheOthers(Other other) {
        Application application = other.application();
        for (int turn = 0; turn < 3; turn++) {
            for (String path : List.of("/api/machines/read", "/api/machines/scoped", "/api/machines")) {
                assertThat(application.get(path, token("reader")).body())
                        .as(path)
                        .isEqualTo(MACHINE);
            }
            assertThat(application.get("/page", token("reader")).body()).isEqualTo("page for " + Wars.READER);
            assertThat(other.asAmy("/page").body()).isEqualTo("page for amy");
            assertThat(other.asAmy("/api/machines/read").body()).isEqualTo(AMY);
            assertThat(other.asAmy("/api/machines/scoped").status()).isEqualTo(403);
            assertThat(application.get("/api/machines").body()).isEqualTo("nobody with the token of null");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBadTokenIsRefusedEverywhere(Other other) {
        for (String path : List.of("/page", "/visitor", "/login", "/api/machines", "/api/machines/read")) {
            Answer answer = other.application()
                    .get(
                            path,
                            Map.of(
                                    "Authorization",
                                    "Bearer rubbish",
                                    CallerMechanism.NAME,
                                    "amy",
                                    CallerMechanism.ROLE,
                                    "reader"));

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).as(path).contains("error=\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoHasNoTokenIsChallengedByTheOther(Other other) {
        for (String path : List.of("/page", "/api/machines/read")) {
            Answer answer = other.application().get(path);

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).as(path).isEqualTo(other.challenge);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithoutTheRightIsOurRefusal(Other other) {
        for (String path : List.of("/api/machines/read", "/api/machines/scoped")) {
            Answer answer = other.application().get(path, token("other"));

            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.challenge()).as(path).contains("error=\"insufficient_scope\"");
        }
        assertThat(other.application().get("/page", token("other")).status()).isEqualTo(403);
    }

    @Test
    void aPersonsFormAndSessionStayAsTheyAre() {
        Browser amy = new Browser("people-form");
        assertThat(amy.get("/page").body()).isEqualTo(LoginPage.TEXT);
        assertThat(amy.login("/page", "amy", "wrong").body()).isEqualTo(LoginPage.TEXT);
        assertThat(amy.login("/page", "amy", "amyamy").body()).isEqualTo("page for amy");

        for (int turn = 0; turn < 3; turn++) {
            assertThat(amy.get("/visitor", token("reader")).body()).contains(SEEN_WITH_A_TOKEN);
            assertThat(amy.get("/page", token("other")).status()).isEqualTo(403);
            assertThat(amy.get("/page", "rubbish").status()).isEqualTo(401);
            assertThat(amy.get("/api/machines/read", token("reader")).body()).isEqualTo(MACHINE);
            assertThat(amy.get("/api/machines", token("other")).body()).isEqualTo(MACHINE);
            assertThat(amy.get("/visitor").body()).isEqualTo("amy in the session of amy");
            assertThat(amy.get("/page").body()).isEqualTo("page for amy");
            assertThat(amy.get("/api/machines/read").body()).isEqualTo(AMY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/visitor", "/page", "/api/machines", "/api/machines/read", "/api/machines/scoped"})
    void noSessionIsMadeForAMachine(String path) {
        for (String token : List.of(token("other"), "rubbish")) {
            Browser machine = new Browser("people-form");

            machine.get(path, token);

            assertThat(machine.hasCookies())
                    .as(token.equals("rubbish") ? "bad" : "good")
                    .isFalse();
        }
    }

    @Test
    void whereOnlyTokensAreTakenNobodyIsKnownBySessionOrSeesALoginPage() {
        Browser amy = new Browser("people-paths");
        assertThat(amy.login("/page", "amy", "amyamy").body()).isEqualTo("page for amy");

        for (String path : List.of("/api/machines/read", "/api/machines/write")) {
            assertThat(amy.get(path).status()).as(path).isEqualTo(401);
            assertThat(amy.get(path).challenge()).as(path).startsWith("Bearer ");
            Browser stranger = new Browser("people-paths");
            assertThat(stranger.get(path).status()).as(path).isEqualTo(401);
            assertThat(stranger.hasCookies()).as(path).isFalse();
        }
        assertThat(amy.get("/api/machines").body()).isEqualTo("nobody with the token of null");
        assertThat(amy.get("/api/machines", token("reader")).body()).isEqualTo(MACHINE);
        assertThat(amy.get("/page").body()).isEqualTo("page for amy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/machines/read",
                "/api;x=1/machines/read",
                "/api/machines;x=1/read",
                "//api/machines/read",
                "/api//machines/read",
                "/./api/machines/read",
                "/login/../api/machines/read",
                "/login/%2e%2e/api/machines/read",
                "/login/..;x/api/machines/read",
                "/api%2Fmachines/read",
                "/api%5Cmachines/read",
                "/API/machines/read"
            })
    void noSpellingOfSuchAPathLetsASessionIn(String path) {
        Browser amy = new Browser("people-paths");
        assertThat(amy.login("/page", "amy", "amyamy").body()).isEqualTo("page for amy");

        assertThat(amy.get(path).body()).doesNotContain("amy with the token");
        assertThat(amy.get("/page").body()).isEqualTo("page for amy");
    }
}
