package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.eclipse.microprofile.auth.LoginConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What this jar does by itself where it finds a mark of Open Liberty or TomEE: that it deploys and what it registers. Whether those servers
 * then do as expected only they can show.
 */
@ExtendWith(ServerExtension.class)
class OtherServersTest {

    private static final String LIBERTY = "wlp.install.dir";
    private static final String TOMEE = "org.apache.openejb.server.rest.RESTService";

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @ApplicationPath("/api")
    public static class Listing extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(Things.class);
        }
    }

    @ApplicationPath("/api")
    @LoginConfig(authMethod = "MP-JWT")
    @ApplicationScoped
    public static class WithLoginConfig extends Application {}

    @Path("/things")
    public static class Things {
        @GET
        @RolesAllowed("read:things")
        public String roles() {
            return "roles";
        }
    }

    /** As a server's own loader, which has one class more. */
    private static final class WithTomee extends ClassLoader {

        WithTomee(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(TOMEE)) {
                throw new ClassNotFoundException(name);
            }
            ClassWriter empty = new ClassWriter(0);
            empty.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
            byte[] bytes = empty.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private static String token(SimulatedScalekit scalekit) {
        return scalekit.mint().organizationClient().scopes("read:things").token();
    }

    @Test
    void onOpenLibertyTheMechanismIsRegisteredByTheExtension(Server server, SimulatedScalekit scalekit) {
        System.setProperty(LIBERTY, "/opt/wlp");
        try (Deployment app = server.deploy(War.of(Api.class, Things.class).trusting(scalekit))) {
            assertThat(app.get("/api/things", token(scalekit)).body()).isEqualTo("roles");
            assertThat(app.get("/api/things").status()).isEqualTo(401);
        } finally {
            System.clearProperty(LIBERTY);
        }
    }

    @Test
    void onOpenLibertyNoMechanismIsSeenWhereTheJarIsSwitchedOff(Server server, SimulatedScalekit scalekit) {
        System.setProperty(LIBERTY, "/opt/wlp");
        try (Deployment app = server.deploy(War.of(Api.class, Things.class).configured("scalekit.enabled", "false"))) {
            assertThat(app.get("/api/things", "rubbish").body()).isEqualTo("roles");
        } finally {
            System.clearProperty(LIBERTY);
        }
    }

    @Test
    void onOpenLibertyLoginConfigFailsTheDeployment(Server server, SimulatedScalekit scalekit) {
        System.setProperty(LIBERTY, "/opt/wlp");
        try {
            assertThat(server.refusal(
                            War.of(WithLoginConfig.class, Things.class).trusting(scalekit)))
                    .contains("@LoginConfig", WithLoginConfig.class.getName());
        } finally {
            System.clearProperty(LIBERTY);
        }
    }

    /** The class of the mechanism as an application injects it, and what Open Liberty counts before it takes one. */
    @WebServlet("/own")
    public static class Counting extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        ApplicationMechanismTest.First own;

        @Inject
        BeanManager beans;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            int found = beans.getBeans(ApplicationMechanismTest.First.class).size();
            response.getWriter()
                    .print(own.scheme() + " " + found + " " + request.getRemoteUser() + " "
                            + request.getAttribute("com.ibm.ws.security.javaeesec.auth.params"));
        }
    }

    @Test
    void onOpenLibertyAClassOfTheApplicationsMechanismHasTwoBeansAndIsInjectedAllTheSame(
            Server server, SimulatedScalekit scalekit) {
        System.setProperty(LIBERTY, "/opt/wlp");
        War war = War.of(ApplicationMechanismTest.ByHeader.class, ApplicationMechanismTest.First.class, Counting.class);
        try (Deployment app = server.deploy(war.trusting(scalekit))) {
            assertThat(app.send(app.request("/own").header("X-Caller", "amy")).body())
                    .isEqualTo("First 2 amy null");
            assertThat(app.get("/own", token(scalekit)).body())
                    .startsWith("First 2 m2m")
                    .contains("NewLogin");
        } finally {
            System.clearProperty(LIBERTY);
        }
    }

    @Test
    void elsewhereLoginConfigIsHonoured(Server server, SimulatedScalekit scalekit) {
        try (Deployment app =
                server.deploy(War.of(WithLoginConfig.class, Things.class).trusting(scalekit))) {
            assertThat(app.get("/api/things", token(scalekit)).status()).isEqualTo(200);
        }
    }

    @Test
    void onTomeeTheApplicationEndsWithTheWar(Server server, SimulatedScalekit scalekit) {
        ClassLoader tomee = new WithTomee(server.loader(Set.of()));
        try (Deployment app = server.deploy(War.of(Api.class, Things.class).trusting(scalekit), tomee)) {
            assertThat(app.get("/api/things").status()).isEqualTo(401);
        }
    }

    @Test
    void onTomeeAnApplicationThatListsItsClassesIsRefused(Server server, SimulatedScalekit scalekit) {
        ClassLoader tomee = new WithTomee(server.loader(Set.of()));

        assertThat(server.refusal(War.of(Listing.class, Things.class).trusting(scalekit), tomee))
                .contains(Listing.class.getName(), "AccessFeature");
    }
}
