package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.scalekit4ee.sidebyside.alternatives.Adorning;
import io.github.scalekit4ee.sidebyside.alternatives.CallerMechanism;
import io.github.scalekit4ee.sidebyside.alternatives.Defining;
import io.github.scalekit4ee.sidebyside.alternatives.DefiningUnselected;
import io.github.scalekit4ee.sidebyside.alternatives.Excluded;
import io.github.scalekit4ee.sidebyside.alternatives.Forgotten;
import io.github.scalekit4ee.sidebyside.alternatives.GuardedResource;
import io.github.scalekit4ee.sidebyside.alternatives.GuardedServlet;
import io.github.scalekit4ee.sidebyside.alternatives.OfItsCall;
import io.github.scalekit4ee.sidebyside.alternatives.OneUser;
import io.github.scalekit4ee.sidebyside.alternatives.Plain;
import io.github.scalekit4ee.sidebyside.alternatives.PlainClass;
import io.github.scalekit4ee.sidebyside.alternatives.Prioritized;
import io.github.scalekit4ee.sidebyside.alternatives.Specializing;
import io.github.scalekit4ee.sidebyside.alternatives.Taken;
import io.github.scalekit4ee.sidebyside.alternatives.Taking;
import io.github.scalekit4ee.sidebyside.alternatives.Undiscovered;
import io.github.scalekit4ee.sidebyside.alternatives.Unselected;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Base64;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mechanism of the application's own authenticates who has no token, in the place of the jar's, if it is an enabled bean, and only then. */
@ExtendWith(ArquillianExtension.class)
class OwnMechanismsIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();
    private static final boolean LIBERTY =
            System.getProperty("arquillian.launch").startsWith("liberty");
    private static final boolean TOMEE = System.getProperty("arquillian.launch").startsWith("tomee");
    private static final String[] GUARDED = {"/api/guarded", "/api/guarded/anybody", "/guarded"};

    /** An enabled mechanism, the WAR of the same name that has it, and how to be a caller there. */
    private enum Own {
        PLAIN("Plain"),
        SELECTED("Unselected"),
        PRIORITIZED("Prioritized"),
        SPECIALIZING("Specializing"),
        OF_ITS_CALL("OfItsCall"),
        DEFINED("Basic realm=\"own\"");

        private final String challenge;

        Own(String challenge) {
            this.challenge = challenge;
        }

        Answer as(String path, String role) {
            return new Application(name())
                    .get(
                            path,
                            Map.of(
                                    CallerMechanism.NAME,
                                    "somebody",
                                    CallerMechanism.ROLE,
                                    role,
                                    "Authorization",
                                    basic(role)));
        }

        Answer anonymous(String path) {
            return new Application(name()).get(path);
        }

        Answer withToken(String path) {
            return new Application(name()).get(path, token("reader"));
        }

        private String basic(String role) {
            String password = role.equals("reader") ? OneUser.PASSWORD : "wrong";
            return "Basic " + Base64.getEncoder().encodeToString((OneUser.NAME + ":" + password).getBytes());
        }
    }

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, name = "leftovers")
    static WebArchive leftovers() {
        return war("LEFTOVERS")
                .addClasses(CallerMechanism.class, Unselected.class, Forgotten.class, Taken.class, Taking.class)
                .addClasses(Excluded.class, PlainClass.class)
                .addAsServiceProvider(Extension.class, Taking.class)
                .addAsWebInfResource(
                        beans("<scan><exclude name=\"" + Excluded.class.getName() + "\"/></scan>"), "beans.xml")
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "undiscovered.jar")
                        .addClass(Undiscovered.class)
                        .addAsManifestResource(
                                new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                        + " bean-discovery-mode=\"none\"></beans>"),
                                "beans.xml"));
    }

    @Deployment(testable = false, name = "adorned")
    static WebArchive adorned() {
        return war("ADORNED").addClass(Adorning.class);
    }

    @Deployment(testable = false, name = "plain")
    static WebArchive plain() {
        return own(Own.PLAIN).addClasses(CallerMechanism.class, Plain.class);
    }

    @Deployment(testable = false, name = "selected")
    static WebArchive selected() {
        return own(Own.SELECTED)
                .addClasses(CallerMechanism.class, Unselected.class)
                .addAsWebInfResource(
                        beans("<alternatives><class>" + Unselected.class.getName() + "</class></alternatives>"),
                        "beans.xml");
    }

    @Deployment(testable = false, name = "prioritized")
    static WebArchive prioritized() {
        WebArchive war = own(Own.PRIORITIZED).addClasses(CallerMechanism.class, Prioritized.class);
        // Open Liberty looks for mechanisms by their classes and takes the first that is a bean, whichever that is.
        return LIBERTY ? war : war.addClass(Plain.class);
    }

    @Deployment(testable = false, name = "specializing")
    static WebArchive specializing() {
        return own(Own.SPECIALIZING).addClasses(CallerMechanism.class, Plain.class, Specializing.class);
    }

    @Deployment(testable = false, name = "of-its-call")
    static WebArchive ofItsCall() {
        return own(Own.OF_ITS_CALL)
                .addClasses(CallerMechanism.class, OfItsCall.class)
                .addAsWebInfResource(beans(""), "beans.xml");
    }

    @Deployment(testable = false, name = "defined")
    static WebArchive defined() {
        return own(Own.DEFINED).addClasses(Defining.class, OneUser.class);
    }

    @Deployment(testable = false, managed = false, name = "defined-unselected")
    static WebArchive definedUnselected() {
        return war("DEFINED_UNSELECTED").addClasses(DefiningUnselected.class, OneUser.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LEFTOVERS", "ADORNED"})
    void whatIsNoEnabledMechanismLeavesOursInItsPlace(String war) {
        assertOurs(new Application(war));
    }

    @Test
    void aDefinitionThatNobodySelectsIsNoneEither() {
        assumeThat(LIBERTY).isFalse();
        deployer.deploy("defined-unselected");
        try {
            assertOurs(new Application("DEFINED_UNSELECTED"));
        } finally {
            deployer.undeploy("defined-unselected");
        }
    }

    @Test
    void openLibertyUsesItAllTheSameSoTheDeploymentFails() {
        assumeThat(LIBERTY).isTrue();
        assertThatThrownBy(() -> deployer.deploy("defined-unselected")).isNotNull();
    }

    private static void assertOurs(Application application) {
        for (String path : GUARDED) {
            assertThat(application.get(path, token("reader")).body()).as(path).isEqualTo("entered by " + Wars.READER);
            assertThat(application.get(path).status()).as(path).isEqualTo(401);
            assertThat(application.get(path).challenge()).as(path).startsWith("Bearer ");
            assertThat(application.get(path, "no-token").status()).as(path).isEqualTo(401);
            assertThat(application
                            .get(path, Map.of(CallerMechanism.NAME, "x", CallerMechanism.ROLE, "reader"))
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(application.get("/api/guarded", token("other")).status()).isEqualTo(403);
        assertThat(application.get("/guarded", token("other")).status()).isEqualTo(403);
        assertThat(application.get("/api/guarded/nobody", token("reader")).status())
                .isEqualTo(403);
        assertThat(application.get("/api/guarded/open", "no-token").status()).isEqualTo(401);
        assertThat(application.get("/api/guarded/open").body()).isEqualTo("entered by anonymous");
    }

    @ParameterizedTest
    @EnumSource
    void anEnabledOneAuthenticates(Own own) {
        for (String path : GUARDED) {
            assertThat(own.as(path, "reader").body())
                    .as(path)
                    .isIn("entered by somebody", "entered by " + OneUser.NAME);
        }
        assertThat(own.as("/api/guarded/open", "reader").body()).doesNotContain("anonymous");
        assertThat(own.anonymous("/api/guarded/open").body()).isEqualTo("entered by anonymous");
    }

    @ParameterizedTest
    @EnumSource
    void callersOfTokensAreOursAllTheSame(Own own) {
        assumeFalse(TOMEE && own == Own.PRIORITIZED, "TomEE asks the mechanism of the highest priority alone");
        for (String path : GUARDED) {
            assertThat(own.withToken(path).body()).as(path).isEqualTo("entered by " + Wars.READER);
            assertThat(new Application(own.name()).get(path, "no-token").challenge())
                    .as(path)
                    .contains("error=\"invalid_token\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theEnabledOneChallenges(Own own) {
        for (String path : GUARDED) {
            Answer answer = own.anonymous(path);

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.challenge()).as(path).isEqualTo(own.challenge);
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsCallersAreHeldToTheRoles(Own own) {
        int lacking = own == Own.DEFINED ? 401 : 403;
        assertThat(own.as("/api/guarded", "other").status()).isEqualTo(lacking);
        assertThat(own.as("/guarded", "other").status()).isEqualTo(lacking);
        assertThat(own.as("/api/guarded/nobody", "reader").status()).isEqualTo(403);
        assertThat(own.anonymous("/api/guarded/nobody").status()).isIn(401, 403);
    }

    private static WebArchive own(Own mechanism) {
        return Wars.withOwnMechanism(war(mechanism.name()));
    }

    private static WebArchive war(String name) {
        return Wars.of(name, SCALEKIT).addClasses(GuardedResource.class, GuardedServlet.class);
    }

    private static String token(String scope) {
        return SCALEKIT.mint()
                .organizationClient()
                .client(Wars.READER)
                .audience(Wars.AUDIENCE)
                .scopes(scope)
                .token();
    }

    private static StringAsset beans(String content) {
        return new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                + " bean-discovery-mode=\"annotated\">" + content + "</beans>");
    }
}
