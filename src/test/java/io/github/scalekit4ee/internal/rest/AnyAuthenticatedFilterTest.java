package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.junit.jupiter.api.Test;

class AnyAuthenticatedFilterTest {

    private SecurityContext context;

    @Test
    void aKnownCallerHasItAndNoRoleMore() {
        SecurityContext seen = filtered(() -> "somebody", "reader");

        assertThat(seen.isUserInRole("**")).isTrue();
        assertThat(seen.isUserInRole("reader")).isTrue();
        assertThat(seen.isUserInRole("other")).isFalse();
        assertThat(seen.isUserInRole("*")).isFalse();
        assertThat(seen.getUserPrincipal().getName()).isEqualTo("somebody");
    }

    @Test
    void anAnonymousCallerHasNot() {
        assertThat(filtered(null, "").isUserInRole("**")).isFalse();
    }

    @Test
    void theRestIsTheServersOwn() {
        SecurityContext servers = Fake.of(SecurityContext.class)
                .on("isSecure", true)
                .on("getAuthenticationScheme", "MP-JWT")
                .make();
        assertThat(new AuthenticatedSecurityContext(servers).isSecure()).isTrue();
        assertThat(new AuthenticatedSecurityContext(servers).getAuthenticationScheme())
                .isEqualTo("MP-JWT");
        SecurityContext plain =
                Fake.of(SecurityContext.class).on("isSecure", false).make();
        assertThat(new AuthenticatedSecurityContext(plain).isSecure()).isFalse();
    }

    @Test
    void aRequestWithoutASecurityContextStaysAsItIs() {
        context = null;
        new AnyAuthenticatedFilter()
                .filter(Fake.of(ContainerRequestContext.class)
                        .on("getSecurityContext", (Object) null)
                        .make());
    }

    @Test
    void theServersOwnStaysWhereItKnowsIt() {
        assertThat(filtered(() -> "somebody", "**")).isNotInstanceOf(AuthenticatedSecurityContext.class);
    }

    private SecurityContext filtered(Principal caller, String role) {
        context = Fake.of(SecurityContext.class)
                .on("getUserPrincipal", (Object) caller)
                .on("isUserInRole", given -> role.equals(given[0]))
                .make();
        new AnyAuthenticatedFilter()
                .filter(Fake.of(ContainerRequestContext.class)
                        .on("getSecurityContext", given -> context)
                        .on("setSecurityContext", given -> {
                            context = (SecurityContext) given[0];
                            return null;
                        })
                        .make());
        return context;
    }
}
