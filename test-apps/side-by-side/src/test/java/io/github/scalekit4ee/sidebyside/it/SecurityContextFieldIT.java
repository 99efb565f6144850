package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.sidebyside.Api;
import io.github.scalekit4ee.sidebyside.principal.PrincipalResource;
import io.github.scalekit4ee.sidebyside.principal.ReplacingFilter.ReplacedPrincipal;
import io.github.scalekit4ee.sidebyside.principal.SomebodyMechanism.Somebody;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Why the TCK's {@code PrincipalInjectionTest} fails on TomEE, without the jar: the server puts a principal of its own class into a
 * {@code @Context SecurityContext} field, whoever the mechanism and the filters say that the caller is.
 */
@ExtendWith(ArquillianExtension.class)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "tomee")
class SecurityContextFieldIT {
    private static final String TOMEES_OWN = "org.apache.tomee.catalina.TomcatSecurityService$TomcatUser";
    private static final Application WITHOUT_THE_JAR = new Application("principal");

    @Deployment(testable = false, name = "principal")
    static WebArchive withoutTheJar() {
        return ShrinkWrap.create(WebArchive.class, "principal.war")
                .addClass(Api.class)
                .addPackage(PrincipalResource.class.getPackage());
    }

    @Test
    void aParameterHasThePrincipalOfTheMechanismAndAFieldTheServersOwn() {
        assertThat(WITHOUT_THE_JAR.get("/api/principal/parameter").body()).isEqualTo(Somebody.class.getName());
        assertThat(WITHOUT_THE_JAR.get("/api/principal/field").body()).isEqualTo(TOMEES_OWN);
    }

    @Test
    void aSecurityContextThatAFilterSetsReachesAParameterAndNoField() {
        assertThat(WITHOUT_THE_JAR.get("/api/principal/parameter?replaced").body())
                .isEqualTo(ReplacedPrincipal.class.getName());
        assertThat(WITHOUT_THE_JAR.get("/api/principal/field?replaced").body()).isEqualTo(TOMEES_OWN);
    }
}
