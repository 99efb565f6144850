package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers of servlets get, and of beans behind them. */
@ExtendWith(ServerExtension.class)
class ServletsTest {

    public interface Opening {
        @RequiresScopes("open:vault")
        String open();
    }

    /** Has the scopes of the method that it implements. */
    @ApplicationScoped
    public static class Vault implements Opening {
        @Override
        public String open() {
            return "open";
        }

        @RequiresScopes({})
        public String nobody() {
            return "never";
        }
    }

    @WebServlet("/vault")
    public static class Plain extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Vault vault;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setHeader("X-Before", "gone");
            response.getWriter().print("begun ");
            response.getWriter().print(vault.open());
        }
    }

    @WebServlet("/wrapped")
    public static class Wrapping extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Vault vault;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            try {
                response.getWriter().print(vault.open());
            } catch (RuntimeException e) {
                throw new ServletException(e);
            }
        }
    }

    @WebServlet(urlPatterns = "/async", asyncSupported = true)
    public static class Async extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Vault vault;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            AsyncContext async = request.startAsync();
            response.getWriter().print(vault.open());
            async.complete();
        }
    }

    @WebServlet("/broken")
    public static class Broken extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            throw new IllegalStateException("broken");
        }
    }

    @WebServlet("/committed")
    public static class Committed extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Vault vault;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print("begun");
            response.flushBuffer();
            vault.open();
        }
    }

    @WebServlet("/nobody")
    public static class Nobody extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Vault vault;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(vault.nobody());
        }
    }

    @WebServlet("/protected")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "read:servlet"))
    public static class Protected extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(request.getUserPrincipal().getName() + " " + request.getAuthType());
        }
    }

    /** Asks for its caller itself, when filters have run. */
    @WebServlet("/asking")
    @ServletSecurity(@HttpConstraint(rolesAllowed = "read:servlet"))
    public static class Asking extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            response.getWriter().print(request.authenticate(response));
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(War.of(
                        Opening.class,
                        Vault.class,
                        Plain.class,
                        Wrapping.class,
                        Async.class,
                        Broken.class,
                        Committed.class,
                        Nobody.class,
                        Protected.class,
                        Asking.class)
                .trusting(scalekit));
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static String token(String... scopes) {
        return scalekit.mint()
                .organizationClient()
                .client("somebody")
                .scopes(scopes)
                .token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vault", "/wrapped", "/async"})
    void aBeansScopesAreHeldAndAnswered(String path) {
        assertThat(app.get(path, token("open:vault")).body()).endsWith("open");

        Response anonymous = app.get(path);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"scalekit\"");

        Response lacking = app.get(path, token("other"));
        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.header("WWW-Authenticate")).contains("error=\"insufficient_scope\"", "scope=\"open:vault\"");
        assertThat(lacking.body()).startsWith("{").contains("\"scope\":\"open:vault\"");
        assertThat(lacking.header("X-Before")).isNull();
    }

    @Test
    void whatIsNoRefusalIsTheServersError() {
        Response answer = app.get("/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).contains("broken");
    }

    @Test
    void aResponseThatHasBegunIsCutOff() {
        assertThatThrownBy(() -> app.get("/committed")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void scopesThatNameNoneAreClosedToAll() {
        assertThat(app.get("/nobody", token("open:vault")).status()).isEqualTo(500);
    }

    @Test
    void aServletsOwnRolesAreHeldByTheServer() {
        assertThat(app.get("/protected", token("read:servlet")).body()).isEqualTo("somebody MP-JWT");
        assertThat(app.get("/protected", token("other")).status()).isEqualTo(403);
        Response anonymous = app.get("/protected");
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.headers("WWW-Authenticate")).containsExactly("Bearer realm=\"scalekit\"");
        assertThat(app.get("/protected", "rubbish").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protected", "/asking"})
    void theServersOwn403HasAChallenge(String path) {
        Response lacking = app.get(path, token("other"));

        assertThat(lacking.status()).isEqualTo(403);
        assertThat(lacking.headers("WWW-Authenticate"))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"scalekit\", error=\"insufficient_scope\"")
                .doesNotContain("scope=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/protected", "/asking", "/vault"})
    void nothingOfAChallengeIsInTheResponseToACallerWhoMayComeIn(String path) {
        Response entered = app.get(path, token("read:servlet", "open:vault"));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.headers("WWW-Authenticate")).isEmpty();
    }
}
