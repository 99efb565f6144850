package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that would hand one caller's claims to another, or hold nobody to scopes, and their neighbours that do not. */
@ExtendWith(ServerExtension.class)
class KeptClaimsTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @ApplicationScoped
    public static class SharedBean {
        @Inject
        @Claim("sub")
        Optional<String> subject;
    }

    @ApplicationScoped
    public static class ByConstructor {
        @Inject
        ByConstructor(VerifiedAccessToken token) {}

        protected ByConstructor() {}
    }

    @Dependent
    public static class Part {
        @Inject
        @Claim("sub")
        Optional<String> subject;
    }

    @ApplicationScoped
    public static class HoldsAPart {
        @Inject
        Part part;
    }

    @ApplicationScoped
    public static class AsksForAPart {
        @Inject
        Provider<Part> part;
    }

    @RequestScoped
    public static class OfTheRequest {
        @Inject
        Part part;
    }

    @WebServlet("/keeping")
    public static class KeepingServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        @Claim("sub")
        transient Optional<String> subject;
    }

    @WebListener
    public static class KeepingListener implements ServletContextListener {
        @Inject
        @Claim("sub")
        Optional<String> subject;
    }

    @jakarta.ws.rs.ext.Provider
    public static class KeepingMapper implements ExceptionMapper<IllegalStateException> {
        @Inject
        @Claim("sub")
        Optional<String> subject;

        @Override
        public Response toResponse(IllegalStateException thrown) {
            return Response.serverError().build();
        }
    }

    @ServerEndpoint("/socket")
    public static class KeepingEndpoint {
        @Inject
        @Claim("sub")
        Optional<String> subject;
    }

    /** Of which each request has one of its own. */
    @Path("/own")
    public static class PlainResource {
        @Inject
        @Claim("sub")
        Optional<String> subject;

        @GET
        public String subject() {
            return subject.orElse("nobody");
        }
    }

    @RequestScoped
    public static class TwoNames {
        @Inject
        @Claim(value = "sub", standard = Claims.exp)
        Optional<String> subject;
    }

    @ApplicationScoped
    public static class Makes {
        @Produces
        @ApplicationScoped
        BitSet shared(@Claim("sub") Optional<String> subject) {
            return new BitSet();
        }
    }

    @WebServlet("/scoped")
    public static class ScopedServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer(response);
        }

        /** No request comes here by itself. */
        @RequiresScopes("read:servlet")
        protected void answer(HttpServletResponse response) throws IOException {
            response.getWriter().print("never");
        }
    }

    @ApplicationScoped
    public static class ScopedPrivately {
        @RequiresScopes("read:private")
        private void hidden() {}
    }

    @ApplicationScoped
    public static class ScopedStatically {
        @RequiresScopes("read:static")
        public static void shown() {}
    }

    private static String refusal(Server server, SimulatedScalekit scalekit, Class<?>... classes) {
        return server.refusal(War.of(Api.class).with(classes).trusting(scalekit));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                SharedBean.class,
                ByConstructor.class,
                KeepingServlet.class,
                KeepingListener.class,
                KeepingMapper.class,
                KeepingEndpoint.class,
                Makes.class
            })
    void whatServesAllCallersKeepsNoClaim(Class<?> shared, Server server, SimulatedScalekit scalekit) {
        assertThat(refusal(server, scalekit, shared))
                .contains(shared.getName())
                .contains("would keep the claims of one caller for all who come later")
                .contains("ClaimValue");
    }

    @Test
    void norInAnObjectThatItHolds(Server server, SimulatedScalekit scalekit) {
        assertThat(refusal(server, scalekit, HoldsAPart.class, Part.class))
                .contains(HoldsAPart.class.getName(), Part.class.getName());
    }

    @Test
    void twoNamesInOneClaimFailTheDeployment(Server server, SimulatedScalekit scalekit) {
        assertThat(refusal(server, scalekit, TwoNames.class)).contains(TwoNames.class.getName(), "two claims");
    }

    @Test
    void aFailedDeploymentLeavesNoThreadBehind(Server server, SimulatedScalekit scalekit) throws InterruptedException {
        Set<Thread> before = threads();

        refusal(server, scalekit, SharedBean.class);

        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(5_000); // one that was told to end may still be on its way
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("scalekit"))
                .collect(Collectors.toSet());
    }

    @Test
    void allOfThemAreNamedAtOnce(Server server, SimulatedScalekit scalekit) {
        assertThat(refusal(server, scalekit, SharedBean.class, ByConstructor.class))
                .contains(SharedBean.class.getName(), ByConstructor.class.getName());
    }

    @Test
    void whatServesOneCallerMayKeepAClaim(Server server, SimulatedScalekit scalekit) {
        assumeTrue(
                Rest.HERE != Rest.RESTEASY,
                "RESTEasy outside WildFly injects into beans only, and this resource is none");
        War war = War.of(Api.class, PlainResource.class, OfTheRequest.class, Part.class, AsksForAPart.class)
                .trusting(scalekit);
        try (Deployment app = server.deploy(war)) {
            String token =
                    scalekit.mint().organizationClient().client("somebody").token();

            assertThat(app.get("/api/own", token).body()).isEqualTo("somebody");
            assertThat(app.get("/api/own").body()).isEqualTo("nobody");
        }
    }

    @Test
    void switchedOffNobodyHasClaimsToKeep(Server server) {
        server.deploy(War.of(Api.class, SharedBean.class, KeepingServlet.class).configured("scalekit.enabled", "false"))
                .close();
    }

    @ParameterizedTest
    @ValueSource(classes = {ScopedServlet.class, ScopedPrivately.class, ScopedStatically.class})
    void scopesThatNobodyEnforcesFailTheDeployment(Class<?> type, Server server, SimulatedScalekit scalekit) {
        assertThat(refusal(server, scalekit, type)).contains("@RequiresScopes", type.getName(), "is not enforced");
    }

    @Test
    void switchedOffScopesThatNobodyEnforcesFailNothing(Server server) {
        server.deploy(War.of(Api.class, ScopedServlet.class).configured("scalekit.enabled", "false"))
                .close();
    }
}
