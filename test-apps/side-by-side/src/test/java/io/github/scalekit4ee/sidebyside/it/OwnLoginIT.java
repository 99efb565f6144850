package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.ownlogin.PeopleAndMachines;
import io.github.scalekit4ee.testing.SimulatedScalekit;
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

/** Whoever an application's own mechanism logs in by {@code AccessTokenLogin} is a caller as the jar's own mechanism makes them. */
@ExtendWith(ArquillianExtension.class)
class OwnLoginIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final Application APPLICATION = new Application("own-login");

    /** Each way by which the mechanism takes a token. */
    enum Way {
        LOGIN {
            @Override
            Map<String, String> carry(String token) {
                return Map.of(PeopleAndMachines.OWN_HEADER, token);
            }
        },
        WHOLE_REQUEST {
            @Override
            Map<String, String> carry(String token) {
                return Map.of("Authorization", "Bearer " + token);
            }
        };

        abstract Map<String, String> carry(String token);

        Answer get(String path, String token) {
            return APPLICATION.get(path, carry(token));
        }
    }

    @Deployment(testable = false, name = "own-login")
    static WebArchive ownLogin() {
        WebArchive war =
                Wars.withOwnMechanism(Wars.of("own-login", SCALEKIT)).addPackage(PeopleAndMachines.class.getPackage());
        war.delete("WEB-INF/classes/" + Wars.CONFIGURATION);
        return war.addAsResource(
                Wars.file(
                        "scalekit.environment-url=" + SCALEKIT.environmentUrl(),
                        "scalekit.audiences=" + Wars.AUDIENCE,
                        "scalekit.client.allowed-hosts=127.0.0.1,localhost",
                        "scalekit.realm=own-login"),
                Wars.CONFIGURATION);
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatCanBeInjectedIsOfThisCaller(Way way) {
        Answer answer = way.get("/api/caller", Wars.readersToken(SCALEKIT));

        assertThat(answer).isEqualTo(Wars.readersAnswer(SCALEKIT));
        assertThat(way.get("/api/login/who", Wars.readersToken(SCALEKIT)).body())
                .isEqualTo(Wars.READER + " " + Wars.READER + " " + Wars.READER + " [read:deployments]");
    }

    @ParameterizedTest
    @EnumSource
    void rolesAndScopesAreEnforcedAgainstThisCaller(Way way) {
        for (String path :
                List.of("/report", "/api/caller", "/api/login/scope", "/api/login/bean", "/api/login/enterprise")) {
            assertThat(way.get(path, Wars.readersToken(SCALEKIT)).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(way.get(path, Wars.deployersToken(SCALEKIT)).status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    /** Servers may keep the groups of a caller's name. */
    @ParameterizedTest
    @EnumSource
    void tokensOfOneCallerWithOtherScopesDoNotMix(Way way) {
        for (int i = 0; i < 10; i++) {
            assertThat(way.get("/report", Wars.readersToken(SCALEKIT)).status()).isEqualTo(200);
            assertThat(way.get("/report", Wars.deployersToken(SCALEKIT)).status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCallersTokenGoesOnToTheServiceThatIsCalled(Way way) {
        assertThat(way.get("/api/login/outgoing", Wars.readersToken(SCALEKIT)).body())
                .startsWith(Wars.READER + " " + Wars.READER);
    }

    @Test
    void theMechanismItselfAnswersForATokenThatLoginRefuses() {
        for (String path : List.of("/report", "/api/login/who", "/api/caller")) {
            Answer answer = Way.LOGIN.get(path, "no-token");

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).isEqualTo(PeopleAndMachines.CHALLENGE);
            assertThat(answer.body()).doesNotContain(Wars.READER, "nobody");
        }
    }

    @Test
    void theJarAnswersForATokenInTheWholeRequest() {
        for (String path : List.of("/report", "/api/login/who", "/api/caller")) {
            Answer answer = Way.WHOLE_REQUEST.get(path, "no-token");

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).startsWith("Bearer realm=\"own-login\", error=\"invalid_token\"");
        }
    }

    @Test
    void somebodyWithoutATokenHasRolesAndNoToken() {
        Map<String, String> anna = Map.of(PeopleAndMachines.PERSON, "anna");

        assertThat(APPLICATION.get("/report", anna).body()).isEqualTo("report for anna");
        assertThat(APPLICATION.get("/api/login/enterprise", anna).status()).isEqualTo(200);
        assertThat(APPLICATION.get("/api/login/who", anna).body()).isEqualTo("anna null null null");
        assertThat(APPLICATION.get("/api/login/scope", anna).status()).isEqualTo(403);
    }

    /** Payara asks the mechanism itself for roles only; the answer to nobody is 401 without a challenge then. */
    @Test
    void nobodyIsLetInWhereAScopeIsRequired() {
        for (String path : List.of("/api/login/scope", "/api/login/bean")) {
            assertThat(APPLICATION.get(path).status()).as(path).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/report", "/api/caller"})
    void nobodyIsChallengedByTheMechanism(String path) {
        Answer answer = APPLICATION.get(path);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.challenge()).isEqualTo(PeopleAndMachines.CHALLENGE);
        assertThat(APPLICATION.get("/api/login/who").body()).isEqualTo("nobody null null null");
    }
}
