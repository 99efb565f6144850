package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.sidebyside.kept.AddsAServlet;
import io.github.scalekit4ee.sidebyside.kept.InApplication;
import io.github.scalekit4ee.sidebyside.kept.InApplicationScoped;
import io.github.scalekit4ee.sidebyside.kept.InConstructor;
import io.github.scalekit4ee.sidebyside.kept.InContextListener;
import io.github.scalekit4ee.sidebyside.kept.InConversationScoped;
import io.github.scalekit4ee.sidebyside.kept.InDecorator;
import io.github.scalekit4ee.sidebyside.kept.InEjbInterceptor;
import io.github.scalekit4ee.sidebyside.kept.InEjbSingleton;
import io.github.scalekit4ee.sidebyside.kept.InEndpoint;
import io.github.scalekit4ee.sidebyside.kept.InFilter;
import io.github.scalekit4ee.sidebyside.kept.InInitializer;
import io.github.scalekit4ee.sidebyside.kept.InInterceptor;
import io.github.scalekit4ee.sidebyside.kept.InMessageDriven;
import io.github.scalekit4ee.sidebyside.kept.InMessageDrivenWithoutQueue;
import io.github.scalekit4ee.sidebyside.kept.InPart;
import io.github.scalekit4ee.sidebyside.kept.InPartOfAddedServlet;
import io.github.scalekit4ee.sidebyside.kept.InPartOfEndpoint;
import io.github.scalekit4ee.sidebyside.kept.InPartOfListener;
import io.github.scalekit4ee.sidebyside.kept.InPartOfRestFilter;
import io.github.scalekit4ee.sidebyside.kept.InPartOfServlet;
import io.github.scalekit4ee.sidebyside.kept.InProduced;
import io.github.scalekit4ee.sidebyside.kept.InRequestListener;
import io.github.scalekit4ee.sidebyside.kept.InRestFilter;
import io.github.scalekit4ee.sidebyside.kept.InServlet;
import io.github.scalekit4ee.sidebyside.kept.InServletByToken;
import io.github.scalekit4ee.sidebyside.kept.InSessionListener;
import io.github.scalekit4ee.sidebyside.kept.InSessionScoped;
import io.github.scalekit4ee.sidebyside.kept.InSharedProduct;
import io.github.scalekit4ee.sidebyside.kept.InSingleton;
import io.github.scalekit4ee.sidebyside.kept.InStateful;
import io.github.scalekit4ee.sidebyside.kept.InStateless;
import io.github.scalekit4ee.sidebyside.kept.InterceptedBean;
import io.github.scalekit4ee.sidebyside.kept.Kept;
import io.github.scalekit4ee.sidebyside.kept.Part;
import io.github.scalekit4ee.sidebyside.kept.PartOfPart;
import io.github.scalekit4ee.sidebyside.kept.SharedWork;
import io.github.scalekit4ee.sidebyside.kept.Work;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What serves one caller after another, and would keep the claims of the first, does not deploy (MicroProfile JWT 2.1 section 7.1.3). */
@ExtendWith(ArquillianExtension.class)
class SharedComponentIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    /** GlassFish 7 has a rule of its own for a bean of the session, which it looks at first. */
    private static final String GLASSFISH_ITSELF =
            "Can't inject using qualifier interface org.eclipse.microprofile.jwt.Claim in a target with scope";

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "InApplication")
    static WebArchive inApplication() {
        return war(InApplication.class);
    }

    @Deployment(testable = false, managed = false, name = "InApplicationScoped")
    static WebArchive inApplicationScoped() {
        return war(InApplicationScoped.class);
    }

    @Deployment(testable = false, managed = false, name = "InConstructor")
    static WebArchive inConstructor() {
        return war(InConstructor.class);
    }

    @Deployment(testable = false, managed = false, name = "InContextListener")
    static WebArchive inContextListener() {
        return war(InContextListener.class);
    }

    @Deployment(testable = false, managed = false, name = "InConversationScoped")
    static WebArchive inConversationScoped() {
        return war(InConversationScoped.class);
    }

    @Deployment(testable = false, managed = false, name = "InDecorator")
    static WebArchive inDecorator() {
        return war(InDecorator.class, Kept.class, Work.class, SharedWork.class);
    }

    @Deployment(testable = false, managed = false, name = "InEjbInterceptor")
    static WebArchive inEjbInterceptor() {
        return war(InEjbInterceptor.class, InterceptedBean.class);
    }

    @Deployment(testable = false, managed = false, name = "InEjbSingleton")
    static WebArchive inEjbSingleton() {
        return war(InEjbSingleton.class);
    }

    @Deployment(testable = false, managed = false, name = "InEndpoint")
    static WebArchive inEndpoint() {
        return war(InEndpoint.class);
    }

    @Deployment(testable = false, managed = false, name = "InFilter")
    static WebArchive inFilter() {
        return war(InFilter.class);
    }

    @Deployment(testable = false, managed = false, name = "InInitializer")
    static WebArchive inInitializer() {
        return war(InInitializer.class);
    }

    @Deployment(testable = false, managed = false, name = "InInterceptor")
    static WebArchive inInterceptor() {
        return war(InInterceptor.class, Kept.class, Work.class, SharedWork.class);
    }

    @Deployment(testable = false, managed = false, name = "InMessageDriven")
    static WebArchive inMessageDriven() {
        boolean liberty = System.getProperty("arquillian.launch").startsWith("liberty");
        return war(liberty ? InMessageDrivenWithoutQueue.class : InMessageDriven.class);
    }

    @Deployment(testable = false, managed = false, name = "InPart")
    static WebArchive inPart() {
        return war(InPart.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InPartOfAddedServlet")
    static WebArchive inPartOfAddedServlet() {
        return war(InPartOfAddedServlet.class, AddsAServlet.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InPartOfListener")
    static WebArchive inPartOfListener() {
        return war(InPartOfListener.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InPartOfEndpoint")
    static WebArchive inPartOfEndpoint() {
        return war(InPartOfEndpoint.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InPartOfRestFilter")
    static WebArchive inPartOfRestFilter() {
        return war(InPartOfRestFilter.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InPartOfServlet")
    static WebArchive inPartOfServlet() {
        return war(InPartOfServlet.class, Part.class, PartOfPart.class);
    }

    @Deployment(testable = false, managed = false, name = "InProduced")
    static WebArchive inProduced() {
        return war(InProduced.class, InProduced.Name.class);
    }

    @Deployment(testable = false, managed = false, name = "InRequestListener")
    static WebArchive inRequestListener() {
        return war(InRequestListener.class);
    }

    @Deployment(testable = false, managed = false, name = "InRestFilter")
    static WebArchive inRestFilter() {
        return war(InRestFilter.class);
    }

    @Deployment(testable = false, managed = false, name = "InServlet")
    static WebArchive inServlet() {
        return war(InServlet.class);
    }

    @Deployment(testable = false, managed = false, name = "InServletByToken")
    static WebArchive inServletByToken() {
        return war(InServletByToken.class);
    }

    @Deployment(testable = false, managed = false, name = "InSessionListener")
    static WebArchive inSessionListener() {
        return war(InSessionListener.class);
    }

    @Deployment(testable = false, managed = false, name = "InSessionScoped")
    static WebArchive inSessionScoped() {
        return war(InSessionScoped.class);
    }

    @Deployment(testable = false, managed = false, name = "InSharedProduct")
    static WebArchive inSharedProduct() {
        return war(InSharedProduct.class);
    }

    @Deployment(testable = false, managed = false, name = "InSingleton")
    static WebArchive inSingleton() {
        return war(InSingleton.class);
    }

    @Deployment(testable = false, managed = false, name = "InStateful")
    static WebArchive inStateful() {
        return war(InStateful.class);
    }

    @Deployment(testable = false, managed = false, name = "InStateless")
    static WebArchive inStateless() {
        return war(InStateless.class);
    }

    /**
     * Its name for each, since TomEE keeps that of an application that failed. Without a beans.xml, so that components are no beans.
     * {@code jakarta.inject.Singleton} alone makes none, and WildFly injects nothing into an {@code Application} that is none.
     */
    private static WebArchive war(Class<?>... classes) {
        WebArchive war = Wars.of("kept-" + classes[0].getSimpleName(), SCALEKIT).addClasses(classes);
        return classes[0] == InSingleton.class || classes[0] == InApplication.class
                ? war.addAsWebInfResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"all\"/>"),
                        "beans.xml")
                : war;
    }

    /** The deployment, and the place that the message names. */
    @ParameterizedTest
    @CsvSource({
        "InApplication, InApplication.subject",
        "InApplicationScoped, InApplicationScoped.subject",
        "InConstructor, InConstructor would",
        "InContextListener, InContextListener.subject",
        "InConversationScoped, InConversationScoped.subject",
        "InDecorator, InDecorator.subject",
        "InEjbInterceptor, InEjbInterceptor.subject",
        "InEjbSingleton, InEjbSingleton.subject",
        "InEndpoint, InEndpoint.subject",
        "InFilter, InFilter.subject",
        "InInitializer, InInitializer.subject",
        "InInterceptor, InInterceptor.subject",
        "InMessageDriven, InMessageDriven",
        "InPart, Part",
        "InPartOfAddedServlet, Part",
        "InPartOfEndpoint, Part",
        "InPartOfListener, Part",
        "InPartOfRestFilter, Part",
        "InPartOfServlet, Part",
        "InProduced, InProduced.name",
        "InRequestListener, InRequestListener.subject",
        "InRestFilter, InRestFilter.subject",
        "InServlet, InServlet.subject",
        "InServletByToken, InServletByToken.subject",
        "InSessionListener, InSessionListener.subject",
        "InSessionScoped, InSessionScoped.subject",
        "InSharedProduct, InSharedProduct.name",
        "InSingleton, InSingleton.subject",
        "InStateful, InStateful.subject",
        "InStateless, InStateless.subject"
    })
    void doesNotDeployAndTheMessageNamesThePlaceAndTheWayOut(String component, String place) throws Exception {
        assumeTrue(
                !component.equals(InMessageDriven.class.getSimpleName())
                        || !Set.of("wildfly", "tomee").contains(System.getProperty("arquillian.launch")),
                "neither standalone.xml nor this TomEE has messaging");
        ServerLog log = ServerLog.fromNowOn();
        Throwable failure = catchThrowable(() -> deployer.deploy(component));
        try {
            assertThat(failure).isNotNull();
            assertThat(message(log, place, component))
                    .as(place)
                    .containsAnyOf("nject a JsonWebToken, a ClaimValue or an Instance", GLASSFISH_ITSELF);
        } finally {
            if (failure == null) {
                deployer.undeploy(component);
            }
        }
    }

    /** The line of the server's log; empty where there is none. */
    private static String message(ServerLog log, String place, String component) throws Exception {
        boolean itself = component.equals(InSessionScoped.class.getSimpleName())
                && System.getProperty("arquillian.launch").matches("glassfish[78]");
        String[] words =
                itself ? new String[] {GLASSFISH_ITSELF} : new String[] {"kept." + place, "would keep the claims"};
        return log.textWith(words)
                .lines()
                .filter(line -> Stream.of(words).allMatch(line::contains))
                .findFirst()
                .orElse("");
    }
}
