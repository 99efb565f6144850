package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedScalekitExtension.class)
class RequiresScopesInterceptorTest {

    @Stereotype
    @RequiresScopes("read")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Reading {}

    @InterceptorBinding
    @RequiresScopes("write")
    @Retention(RetentionPolicy.RUNTIME)
    private @interface Writing {}

    @Reading
    static class WithStereotype {
        void plain() {}

        @Writing
        void write() {}

        @RequiresScopes("own")
        void own() {}
    }

    @Reading
    @Writing
    static class WithBoth {
        void plain() {}
    }

    /** As a container makes one of a bean that has interceptors. */
    static class ContainersSubclass extends WithStereotype {}

    static class WithoutAnnotation {
        void plain() {}

        @RequiresScopes({})
        void careless() {}
    }

    @Test
    void scopesOfAStereotypeAndOfAnotherBindingAreRequired(SimulatedScalekit scalekit) throws Exception {
        assertThat(call(scalekit, new WithStereotype(), "plain", "read")).isEqualTo("done");
        assertThat(call(scalekit, new ContainersSubclass(), "plain", "read")).isEqualTo("done");
        assertThat(call(scalekit, new WithStereotype(), "write", "write")).isEqualTo("done");
        assertThat(call(scalekit, new WithStereotype(), "own", "own")).isEqualTo("done");
        assertThat(call(scalekit, new WithBoth(), "plain", "read", "write")).isEqualTo("done");

        assertRequired(scalekit, new WithStereotype(), "plain", "read");
        assertRequired(scalekit, new ContainersSubclass(), "plain", "read");
        assertRequired(scalekit, new WithStereotype(), "write", "write");
        assertRequired(scalekit, new WithStereotype(), "own", "own");
        assertRequired(scalekit, new WithBoth(), "plain", "read", "write");
    }

    interface Contract {
        @RequiresScopes("contract")
        void agreed();
    }

    @RequiresScopes("typed")
    interface TypedContract<T> {
        void accept(T value);
    }

    abstract static class Base {
        @RequiresScopes("base")
        void based() {}
    }

    static class Implementation extends Base implements Contract, TypedContract<String> {
        @Override
        public void agreed() {}

        @Override
        public void accept(String value) {}

        @Override
        void based() {}
    }

    @Test
    void scopesOfOverriddenMethodsAreRequired(SimulatedScalekit scalekit) throws Exception {
        assertThat(call(scalekit, new Implementation(), "agreed", "contract")).isEqualTo("done");

        assertRequired(scalekit, new Implementation(), "agreed", "contract");
        assertRequired(scalekit, new Implementation(), "based", "base");
        assertThat(new ScopeRules()
                        .required(Implementation.class, Implementation.class.getMethod("accept", String.class)))
                .containsExactly("typed");
    }

    @RequiresScopes("servlet")
    static class OfServlet extends HttpServlet implements Contract {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("posting")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) {}

        @Override
        public void agreed() {}

        void helper() {}
    }

    /** WildFly gives servlets interceptors, and calls init() for the first caller. */
    @Test
    void aServletIsLeftToItsFilterButForWhatNoRequestComesTo() throws Exception {
        ScopeRules rules = new ScopeRules();

        for (Method method : List.of(
                Servlet.class.getMethod("init", ServletConfig.class),
                Servlet.class.getMethod("service", ServletRequest.class, ServletResponse.class),
                Servlet.class.getMethod("destroy"),
                OfServlet.class.getDeclaredMethod("doPost", HttpServletRequest.class, HttpServletResponse.class),
                OfServlet.class.getDeclaredMethod("helper"))) {
            assertThat(rules.required(OfServlet.class, method))
                    .as(method.getName())
                    .isEmpty();
        }
        assertThat(rules.required(OfServlet.class, OfServlet.class.getMethod("agreed")))
                .containsExactly("servlet");
    }

    @Test
    void nobodyIsTheAnonymousCallerAndTheLogSaysWhatHeWouldHaveNeeded(SimulatedScalekit scalekit) {
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger("io.github.scalekit4ee.security");
        Handler handler = new StreamHandler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }
        };
        log.addHandler(handler);
        log.setLevel(Level.FINE);
        try {
            assertThatThrownBy(() -> call(null, new WithStereotype(), "plain"))
                    .isInstanceOfSatisfying(InsufficientScopeException.class, refusal -> {
                        assertThat(refusal.requiredScopes()).containsExactly("read");
                        assertThat(refusal.isAnonymous()).isTrue();
                    });
            assertRequired(scalekit, new WithStereotype(), "plain", "read");
        } finally {
            log.setLevel(null);
            log.removeHandler(handler);
        }
        String why = "a call of " + WithStereotype.class.getName() + ".plain needs all scopes of [read] [";
        assertThat(logged).hasSize(2);
        assertThat(logged.get(0)).startsWith("A request was refused with 401: " + why);
        assertThat(logged.get(1)).startsWith("A request was refused with 403: " + why);
    }

    @Test
    void isClosedWhereNoScopeCanBeFound(SimulatedScalekit scalekit) {
        for (String method : Set.of("plain", "careless")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> call(scalekit, new WithoutAnnotation(), method, "read"))
                    .withMessageContaining("WithoutAnnotation." + method)
                    .withMessageContaining("Name at least one");
        }
    }

    private static void assertRequired(SimulatedScalekit scalekit, Object bean, String method, String... scopes) {
        assertThatThrownBy(() -> call(scalekit, bean, method, "other"))
                .isInstanceOfSatisfying(InsufficientScopeException.class, refusal -> {
                    assertThat(refusal.requiredScopes()).containsExactlyInAnyOrder(scopes);
                    assertThat(refusal.isAnonymous()).isFalse();
                });
    }

    private static AccessTokenCallerPrincipal caller(SimulatedScalekit scalekit, String... scopes) {
        String raw = scalekit.mint().organizationClient().scopes(scopes).token();
        try (AccessTokenVerifier verifier = TestVerifiers.open(scalekit)) {
            VerifiedAccessToken token = verifier.verify(raw);
            return new AccessTokenCallerPrincipal(token, raw, new DerivedCaller(Set.of(), token.scopes()));
        }
    }

    /** Of nobody where there is no environment. */
    private static Object call(SimulatedScalekit scalekit, Object bean, String method, String... scopes)
            throws Exception {
        AccessTokenCallerPrincipal caller = scalekit == null ? null : caller(scalekit, scopes);
        SecurityContext security = Fake.of(SecurityContext.class)
                .on("getCallerPrincipal", given -> caller)
                .on("getPrincipalsByType", given -> caller == null ? Set.of() : Set.of(caller))
                .make();
        Class<?> declaring = bean instanceof ContainersSubclass ? WithStereotype.class : bean.getClass();
        InvocationContext invocation = Fake.of(InvocationContext.class)
                .on("getMethod", declaring.getDeclaredMethod(method))
                .on("getTarget", bean)
                .on("proceed", "done")
                .make();
        RequiresScopesInterceptor interceptor = new RequiresScopesInterceptor();
        interceptor.callers = FakeCallers.of(security);
        interceptor.rules = new ScopeRules();
        interceptor.events = Events.none();
        return interceptor.check(invocation);
    }
}
