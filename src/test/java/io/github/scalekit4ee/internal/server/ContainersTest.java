package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.modules.ModuleClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each server is known by; {@link RequestThreadsTest} has TomEE. */
class ContainersTest {

    private static final String RESTEASY_CONTEXT = "org.jboss.resteasy.plugins.server.servlet.ServletSecurityContext";
    private static final ClassLoader PLAIN = ContainersTest.class.getClassLoader();

    @AfterEach
    void forget() {
        System.clearProperty("wlp.install.dir");
        System.clearProperty("com.sun.aas.instanceRoot");
    }

    @Test
    void aServerThatIsNotKnownDoesWhatTheSpecificationsSay() {
        Container server = Containers.find(PLAIN);

        assertThat(server).isNotInstanceOfAny(OpenLiberty.class, WildFly.class, Tomee.class, GlassFish.class);
        assertThat(server.countsTypesOfMechanisms()).isFalse();
        assertThat(server.findsMechanismsByClass()).isFalse();
        assertThat(server.attributeOfLogins()).isEmpty();
        assertThat(server.refusesLoginConfig()).isFalse();
        assertThat(server.servesFilesBehindParameters()).isFalse();
        assertThat(server.takesNullForUnmapped()).isFalse();
        assertThat(server.securityContextAskedAgain()).isEmpty();
    }

    @Test
    void openLibertySetsAProperty() {
        System.setProperty("wlp.install.dir", "/opt/wlp");

        Container server = Containers.find(PLAIN);
        assertThat(server).isInstanceOf(OpenLiberty.class);
        assertThat(server.securityContextAskedAgain()).contains(RESTEASY_CONTEXT);
    }

    @Test
    void payaraAndGlassFishSetAProperty() {
        System.setProperty("com.sun.aas.instanceRoot", "/opt/domain");

        assertThat(Containers.find(PLAIN)).isInstanceOf(GlassFish.class);
    }

    @Test
    void onWildFlyEachApplicationIsAModule() {
        assertThat(Containers.find(new ModuleClassLoader(PLAIN))).isInstanceOf(WildFly.class);
        assertThat(Containers.find(new ModuleClassLoader(PLAIN) {})).isInstanceOf(WildFly.class);
    }

    @Test
    void namesOfServersClassesAreKnownWhicheverServerThisIs() {
        assertThat(Container.any(server -> server.isDefinitionOfMechanism(
                        "fish.payara.security.annotations.OpenIdAuthenticationDefinition")))
                .isTrue();
        assertThat(Container.any(server -> server.isDefinitionOfMechanism("org.acme.AuthenticationDefinition")))
                .isFalse();
        assertThat(Container.any(
                        server -> server.isProducerOfOwnPrincipal("io.smallrye.jwt.auth.cdi.PrincipalProducer")))
                .isTrue();
    }
}
