package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jakarta REST that runs without this jar's checks lets nobody in. */
@ExtendWith(ServerExtension.class)
class UncheckedRestTest {

    private static final String ACCESS_FEATURE = "io.github.scalekit4ee.internal.rest.AccessFeature";

    /** Lists its classes, and keeps Jersey from looking for services. */
    @ApplicationPath("/api")
    public static class Listing extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Things.class);
        }

        @Override
        public Map<String, Object> getProperties() {
            return Map.of(
                    "jersey.config.server.disableMetainfServicesLookup",
                    true,
                    "resteasy.use.builtin.providers",
                    ACCESS_FEATURE);
        }
    }

    public static class WithFeature extends Listing {
        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> all = new HashSet<>(super.getClasses());
            try {
                all.add(Class.forName(ACCESS_FEATURE));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
            return all;
        }
    }

    @ApplicationPath("/whole")
    public static class Whole extends Application {}

    @Path("/things")
    public static class Things {
        @GET
        public String open(@Context UriInfo uri) {
            return "open " + uri.getQueryParameters().getFirst("q");
        }

        @POST
        public String post(String body) {
            return "posted " + body;
        }

        @GET
        @Path("/roles")
        @RolesAllowed("read:things")
        public String roles() {
            return "roles";
        }
    }

    @WebServlet("/forward")
    public static class Forwarding extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/api/things").forward(request, response);
        }
    }

    @WebServlet("/include")
    public static class Including extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            request.getRequestDispatcher("/api/things").include(request, response);
        }
    }

    @WebServlet("/hello")
    public static class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }

    @Path("/locators")
    @RequestScoped
    public static class Locators {
        @Path("/parts")
        @RolesAllowed("read:parts")
        public Things parts() {
            return new Things();
        }
    }

    /** Leads to a class that the server does not find in the WAR. */
    @Path("/late")
    public static class Late {
        @Path("/parts")
        public Object parts() {
            return new LateLocator();
        }
    }

    public static class LateLocator {
        @Path("/secret")
        @RolesAllowed("read:secret")
        public Object secret() {
            return new LatePart();
        }
    }

    public static class LatePart {
        @GET
        public String get() {
            return "never";
        }
    }

    private static void assumeServicesCanBeSwitchedOff() {
        assumeTrue(
                Rest.HERE != Rest.RESTEASY,
                "RESTEasy has no switch that leaves out services and keeps its own providers");
    }

    private static War war(SimulatedScalekit scalekit, Class<?>... classes) {
        return War.of(classes).trusting(scalekit);
    }

    @Test
    void withoutTheChecksEachRequestIsRefusedAndTheCauseIsLoggedOnce(Server server, SimulatedScalekit scalekit) {
        assumeServicesCanBeSwitchedOff();
        War war = war(scalekit, Listing.class, Things.class, Hello.class, Forwarding.class, Including.class);
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/things").status()).isEqualTo(500);
            assertThat(app.get(
                                    "/api/things/roles",
                                    scalekit.mint()
                                            .organizationClient()
                                            .scopes("read:things")
                                            .token())
                            .status())
                    .isEqualTo(500);
            assertThat(app.get("/forward").status()).isEqualTo(500);
            assertThat(app.get("/include").body()).doesNotContain("open");
            assertThat(app.get("/hello").body()).isEqualTo("hello");
            assertThat(app.messages())
                    .filteredOn(message -> message.contains(ACCESS_FEATURE))
                    .singleElement()
                    .satisfies(message -> assertThat(message).contains("refused", "500"));
        }
    }

    @Test
    void withTheFeatureInTheListTheRulesAreHeld(Server server, SimulatedScalekit scalekit) {
        War war = war(scalekit, WithFeature.class, Listing.class, Things.class, Forwarding.class, Including.class)
                .file(
                        "WEB-INF/web.xml",
                        """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <servlet>
                            <servlet-name>rest</servlet-name>
                            <servlet-class>%s</servlet-class>
                            <init-param>
                              <param-name>jakarta.ws.rs.Application</param-name>
                              <param-value>%s</param-value>
                            </init-param>
                            <init-param>
                              <param-name>resteasy.servlet.mapping.prefix</param-name>
                              <param-value>/api</param-value>
                            </init-param>
                          </servlet>
                          <servlet-mapping>
                            <servlet-name>rest</servlet-name>
                            <url-pattern>/api/*</url-pattern>
                          </servlet-mapping>
                        </web-app>
                        """
                                .formatted(Rest.HERE.servlet, WithFeature.class.getName()));
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/things?q=1").body()).isEqualTo("open 1");
            assertThat(app.get("/api/things/roles").status()).isEqualTo(401);
            assertThat(app.get("/forward").body()).isEqualTo("open null");
        }
    }

    @Test
    void theFirstRequestArrivesAsItWasSent(Server server, SimulatedScalekit scalekit) {
        try (Deployment app = server.deploy(war(scalekit, Whole.class, Things.class))) {
            Response answer = app.send(app.request("/whole/things")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("text"))
                    .header("Content-Type", "text/plain"));

            assertThat(answer.body()).isEqualTo("posted text");
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void includedFirstItIsProvedToo(Server server, SimulatedScalekit scalekit) {
        assumeServicesCanBeSwitchedOff();
        War war = war(scalekit, Listing.class, Things.class, Including.class);
        try (Deployment app = server.deploy(war)) {
            app.get("/include");

            assertThat(app.messages()).anySatisfy(message -> assertThat(message).contains(ACCESS_FEATURE));
        }
    }

    @Test
    void switchedOffNobodyAsksForTheChecks(Server server) {
        War war = War.of(Listing.class, Things.class).configured("scalekit.enabled", "false");
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/api/things").body()).isEqualTo("open null");
        }
    }

    @Test
    void asAFilterItClosesTheWholeApplication(Server server, SimulatedScalekit scalekit) {
        String webXml =
                """
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                  <filter>
                    <filter-name>rest</filter-name>
                    <filter-class>%s</filter-class>
                    <init-param>
                      <param-name>jersey.config.server.provider.classnames</param-name>
                      <param-value>%s</param-value>
                    </init-param>
                    <init-param>
                      <param-name>resteasy.resources</param-name>
                      <param-value>%s</param-value>
                    </init-param>
                    <init-param>
                      <param-name>jaxrs.serviceClasses</param-name>
                      <param-value>%s</param-value>
                    </init-param>
                  </filter>
                  <filter-mapping>
                    <filter-name>rest</filter-name>
                    <url-pattern>/api/*</url-pattern>
                  </filter-mapping>
                </web-app>
                """
                        .formatted(
                                Rest.HERE.filter,
                                Things.class.getName(),
                                Things.class.getName(),
                                Things.class.getName());
        War war = war(scalekit, Things.class, Hello.class).file("WEB-INF/web.xml", webXml);
        try (Deployment app = server.deploy(war)) {
            assertThat(app.get("/hello").status()).isEqualTo(500);
            assertThat(app.messages())
                    .anySatisfy(message -> assertThat(message).contains("The filter rest", "runs Jakarta REST"));
        }
        War off = War.of(Things.class, Hello.class)
                .configured("scalekit.enabled", "false")
                .file("WEB-INF/web.xml", webXml);
        try (Deployment app = server.deploy(off)) {
            assertThat(app.get("/hello").body()).isEqualTo("hello");
        }
    }

    @Test
    void aRuleOnASubResourceLocatorFailsTheDeployment(Server server, SimulatedScalekit scalekit) {
        assertThat(server.refusal(war(scalekit, Whole.class, Things.class, Locators.class)))
                .contains("sub-resource locator", Locators.class.getName() + ".parts()");
    }

    @Test
    void switchedOffARuleOnALocatorIsNobodysBusiness(Server server) {
        server.deploy(War.of(Whole.class, Things.class, Locators.class).configured("scalekit.enabled", "false"))
                .close();
    }

    @Test
    void aRuleOnALocatorThatIsFoundTooLateClosesIt(Server server, SimulatedScalekit scalekit) throws IOException {
        try (URLClassLoader library = server.library(LateLocator.class, LatePart.class);
                Deployment app = server.deploy(war(scalekit, Whole.class, Things.class, Late.class), library)) {
            assertThat(app.get("/whole/late/parts/secret").status()).isEqualTo(500);
            assertThat(app.messages())
                    .anySatisfy(message -> assertThat(message).contains(LateLocator.class.getName() + ".secret()"));
        }
    }
}
