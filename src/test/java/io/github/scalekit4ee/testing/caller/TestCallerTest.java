package io.github.scalekit4ee.testing.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@EnableAutoWeld
@AddExtensions(TestCallerExtension.class)
@AddBeanClasses({TestCallerTest.Deployments.class, TestCallerTest.Request.class, TestCallerTest.PlainReports.class})
class TestCallerTest {

    private static final TestAccessToken READER =
            TestAccessToken.client("m2morg_1").scopes("read:deployments").organization("org_1");
    private static final TestAccessToken ADMIN =
            TestAccessToken.user("usr_1").roles("admin").scopes("deploy:applications");

    @Inject
    TestCaller caller;

    @Inject
    Deployments deployments;

    @Inject
    Request request;

    @Inject
    Reports reports;

    @ApplicationScoped
    static class Deployments {

        @Inject
        JsonWebToken token;

        @Inject
        @Claim("oid")
        ClaimValue<Optional<String>> organization;

        @Inject
        SecurityContext security;

        String name() {
            return token.getName();
        }

        Set<String> groups() {
            return token.getGroups();
        }

        Optional<String> organization() {
            return organization.getValue();
        }

        boolean isAdmin() {
            return security.isCallerInRole("admin");
        }

        @RequiresScopes("deploy:applications")
        String deploy() {
            return "deployed by " + name();
        }

        void fail() throws IOException {
            throw new IOException("disk");
        }
    }

    @RequestScoped
    static class Request {

        @Inject
        @Claim("oid")
        String organization;

        @Inject
        Instance<VerifiedAccessToken> token;

        String organization() {
            return organization;
        }

        VerifiedAccessToken token() {
            return token.get();
        }
    }

    interface Reports {

        @RequiresScopes("read:reports")
        String read();
    }

    @Dependent
    static class PlainReports implements Reports {

        @Override
        public String read() {
            return "report";
        }
    }

    @Test
    void whatIsInjectedIsOfTheCaller() {
        assertThat(caller.callAs(READER, () -> deployments.name())).isEqualTo("m2morg_1");
        assertThat(caller.callAs(READER, () -> deployments.organization())).contains("org_1");
        assertThat(caller.callAs(READER, () -> request.organization())).isEqualTo("org_1");
        assertThat(caller.callAs(READER, () -> request.token()).scopes()).containsExactly("read:deployments");
        assertThat(caller.callAs(ADMIN, () -> deployments.groups()))
                .containsExactlyInAnyOrder("admin", "deploy:applications");
        assertThat(caller.callAs(ADMIN, deployments::organization)).isEmpty();
    }

    @Test
    void requiresScopesHoldsTheCallerToThem() {
        assertThat(caller.callAs(ADMIN, () -> deployments.deploy())).isEqualTo("deployed by usr_1");
        assertThatThrownBy(() -> caller.callAs(READER, () -> deployments.deploy()))
                .isInstanceOfSatisfying(InsufficientScopeException.class, refusal -> {
                    assertThat(refusal.requiredScopes()).containsExactly("deploy:applications");
                    assertThat(refusal.isAnonymous()).isFalse();
                });
        assertThatThrownBy(() -> caller.callAsNobody(() -> deployments.deploy()))
                .isInstanceOfSatisfying(InsufficientScopeException.class, refusal -> assertThat(refusal.isAnonymous())
                        .isTrue());
    }

    /** Which CDI alone does not inherit. */
    @Test
    void requiresScopesOfAnInterfaceHoldsToo() {
        assertThatThrownBy(() -> caller.callAs(READER, reports::read)).isInstanceOf(InsufficientScopeException.class);
        assertThat(caller.callAs(READER.scopes("read:reports"), reports::read)).isEqualTo("report");
    }

    @Test
    void jakartaSecurityKnowsTheCallersRoles() {
        assertThat(caller.callAs(ADMIN, deployments::isAdmin)).isTrue();
        assertThat(caller.callAs(READER, deployments::isAdmin)).isFalse();
    }

    @Test
    void outsideOfACallThereIsNobody() {
        caller.callAs(READER, () -> assertThat(deployments.name()).isEqualTo("m2morg_1"));

        assertThatThrownBy(deployments::deploy)
                .isInstanceOfSatisfying(InsufficientScopeException.class, refusal -> assertThat(refusal.isAnonymous())
                        .isTrue());
        caller.callAsNobody(() -> assertThat(deployments.name()).isNull());
    }

    @Test
    void aCallWithinACallHasItsOwnCallerAndTheOuterOneComesBack() {
        caller.callAs(READER, () -> {
            assertThat(caller.callAs(ADMIN, deployments::name)).isEqualTo("usr_1");
            assertThatThrownBy(() -> caller.callAs(ADMIN, deployments::fail)).isInstanceOf(IOException.class);
            caller.callAsNobody(() -> assertThat(deployments.name()).isNull());
            assertThat(deployments.name()).isEqualTo("m2morg_1");
        });
    }

    /** A caller belongs to a request and not to the container. */
    @Test
    void anotherThreadIsNobody() throws Exception {
        String[] name = {"not asked"};
        caller.callAs(READER, () -> {
            Thread other = new Thread(() -> caller.callAsNobody(() -> name[0] = deployments.name()));
            other.start();
            other.join();
        });

        assertThat(name[0]).isNull();
    }

    @Test
    void aServerIsNotPretended(SecurityContext security) {
        assertThatThrownBy(() -> security.hasAccessToWebResource("/deployments", "GET"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without a server and without an HTTP request");
    }

    @Nested
    @CallAs(scopes = "read:deployments", clientId = "m2morg_2", organization = "org_2")
    class Annotated {

        @Test
        void aTestRunsAsTheCallerOfItsClass() {
            assertThat(deployments.name()).isEqualTo("m2morg_2");
            assertThat(deployments.organization()).contains("org_2");
            assertThatThrownBy(deployments::deploy).isInstanceOf(InsufficientScopeException.class);
        }

        @Test
        @CallAs(roles = "admin", scopes = "deploy:applications", permissions = "x", subject = "usr_3")
        void anAnnotationOnTheMethodReplacesIt() {
            assertThat(deployments.deploy()).isEqualTo("deployed by usr_3");
            assertThat(deployments.organization()).isEmpty();
            assertThat(deployments.groups()).containsExactlyInAnyOrder("admin", "deploy:applications", "x");
        }
    }
}
