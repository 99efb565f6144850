package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnenforcedScopesTest {

    private final UnenforcedScopes scopes = new UnenforcedScopes();

    interface Contract {
        @RequiresScopes("deploy")
        default void agreed() {}
    }

    @RequiresScopes("deploy")
    static class OnServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    static class OnServletMethod extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("deploy")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    static class OnContractOfServlet extends HttpServlet implements Contract {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScopes("deploy")
    interface Scoped {}

    static class OnInterfaceOfServlet extends HttpServlet implements Scoped {
        private static final long serialVersionUID = 1L;
    }

    static class OnService extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        @RequiresScopes("deploy")
        protected void service(HttpServletRequest request, HttpServletResponse response) {}
    }

    static class OnOwnService extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            doGet(request, response);
        }

        @Override
        @RequiresScopes("deploy")
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {}
    }

    @RequiresScopes("deploy")
    static class OnFilter extends HttpFilter {
        private static final long serialVersionUID = 1L;
    }

    @RequiresScopes("deploy")
    static class OnListener implements ServletRequestListener {}

    @ServerEndpoint("/endpoint")
    static class OnEndpointMethod {
        @OnMessage
        @RequiresScopes("deploy")
        public void receive(String message) {}
    }

    @RequiresScopes("deploy")
    static class OnPlainClass {}

    static class OnPlainMethod {
        @RequiresScopes("deploy")
        void deploy() {}
    }

    static class Bean {
        @RequiresScopes("deploy")
        void deploy() {}
    }

    static class OnStaticMethod {
        @RequiresScopes("deploy")
        static void deploy() {}
    }

    static class OnPrivateMethod {
        @RequiresScopes("deploy")
        private void deploy() {}
    }

    @RequiresScopes("deploy")
    static class Base {}

    static class BeanWithBase extends Base {}

    abstract static class AbstractBase {
        @RequiresScopes("deploy")
        abstract void deploy();
    }

    static class OnEndpoint extends Endpoint {
        @Override
        @RequiresScopes("deploy")
        public void onOpen(Session session, EndpointConfig config) {}
    }

    static class Mixed {
        @RequiresScopes("deploy")
        void deploy() {}

        static void start() {}

        void open() {}
    }

    @Path("resource")
    @RequiresScopes("deploy")
    static class Resource {}

    @RequiresScopes("deploy")
    static class SubResource {
        @GET
        public String get() {
            return "";
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OnContractOfServlet.class,
                OnFilter.class,
                OnListener.class,
                OnEndpoint.class,
                OnEndpointMethod.class,
                Mixed.class,
                OnPlainClass.class,
                OnPlainMethod.class
            })
    void aPlaceWithoutInterceptorsIsNamedWithTheWayOut(Class<?> place) {
        assertThat(scopes.errors(Set.of(place)))
                .singleElement()
                .asString()
                .startsWith("@RequiresScopes on " + place.getName())
                .contains("is not enforced")
                .endsWith("Put it on a method of a CDI bean that is called from there.");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                OnContractOfServlet.class,
                OnOwnService.class,
                OnFilter.class,
                OnListener.class,
                OnEndpoint.class,
                OnEndpointMethod.class
            })
    void whatTheServerCallsIsNamedEvenIfItIsABean(Class<?> place) {
        scopes.discovered(place);

        assertThat(scopes.errors(Set.of())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(classes = {OnStaticMethod.class, OnPrivateMethod.class})
    void aMethodThatCannotBeInterceptedIsNamed(Class<?> bean) {
        scopes.discovered(bean);

        assertThat(scopes.errors(Set.of()))
                .singleElement()
                .asString()
                .startsWith("@RequiresScopes on " + bean.getName() + ".deploy is not enforced")
                .contains("no interceptor runs for it");
    }

    @Test
    void whyItCannotIsSaidOnceAlsoWhereItIsNoBean() {
        assertThat(scopes.errors(Set.of(OnStaticMethod.class)))
                .singleElement()
                .asString()
                .contains("the method is static");
        assertThat(scopes.errors(Set.of(OnPrivateMethod.class)))
                .singleElement()
                .asString()
                .contains("the method is private");
    }

    @Test
    void beansAndTheirBasesAreEnforced() {
        scopes.discovered(Bean.class);
        scopes.discovered(BeanWithBase.class);

        assertThat(scopes.errors(Set.of(Bean.class, Base.class, AbstractBase.class, Contract.class)))
                .isEmpty();
    }

    @Test
    void resourcesAreEnforcedThoughTheyAreNoBeans() {
        assertThat(scopes.errors(Set.of(Resource.class, SubResource.class))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {OnServlet.class, OnServletMethod.class, OnService.class})
    void aServletAndWhatAnswersItsRequestsIsEnforced(Class<?> servlet) {
        scopes.discovered(servlet);

        assertThat(scopes.errors(Set.of(servlet))).isEmpty();
    }

    @Test
    void aMethodOfAServletThatChoosesItselfIsNamed() {
        assertThat(scopes.errors(Set.of(OnOwnService.class)))
                .singleElement()
                .asString()
                .startsWith("@RequiresScopes on " + OnOwnService.class.getName() + ".doGet is not enforced")
                .endsWith("Put it on the class or on service().");
    }

    @Test
    void anInterfaceOfAServletIsNamed() {
        assertThat(scopes.errors(Set.of(OnInterfaceOfServlet.class)))
                .singleElement()
                .asString()
                .startsWith("@RequiresScopes on " + Scoped.class.getName() + " is not enforced for the servlet")
                .endsWith("Put it on the class.");
    }

    @Test
    void servletsWithoutTheAnnotationAreNotNamed() {
        assertThat(scopes.errors(Set.of(HttpServlet.class))).isEmpty();
    }
}
