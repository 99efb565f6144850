package io.github.scalekit4ee.internal.security;

import static io.github.scalekit4ee.internal.security.TestVerifiers.SCOPES_AS_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.observe.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ours asks the application's own mechanism, and does nothing else. */
class ApplicationMechanismTest {

    private static final AuthenticationException REFUSAL = new AuthenticationException("own");

    private final List<String> calls = new ArrayList<>();
    private final HttpServletRequest request = Fake.of(HttpServletRequest.class).make();
    private final HttpServletResponse response =
            Fake.of(HttpServletResponse.class).make();
    private final HttpMessageContext context = Fake.of(HttpMessageContext.class).make();
    private int made;
    private int released;

    @Test
    void itAnswersInOurPlace() throws Exception {
        HttpAuthenticationMechanism ours = ours(own(ApplicationScoped.class, false));

        assertThat(ours.validateRequest(request, response, context)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(ours.secureResponse(request, response, context)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        ours.cleanSubject(request, response, context);

        assertThat(calls).containsExactly("validate", "secure", "clean");
        assertThat(made).isEqualTo(1);
    }

    @Test
    void whereThereIsNoneNobodyAnswersInItsPlace() {
        assertThat(ApplicationMechanism.none().isPresent()).isFalse();
        assertThat(own(ApplicationScoped.class, false).isPresent()).isTrue();
        assertThatThrownBy(() -> ApplicationMechanism.none().answer(mechanism -> "answer"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The application has no mechanism of its own.");
    }

    @Test
    void itsExceptionIsOurs() {
        HttpAuthenticationMechanism ours = ours(own(ApplicationScoped.class, true));

        assertThatThrownBy(() -> ours.validateRequest(request, response, context))
                .isSameAs(REFUSAL);
    }

    @Test
    void aDependentOneIsMadeForEachCallAndDestroyed() throws Exception {
        HttpAuthenticationMechanism ours = ours(own(Dependent.class, false));

        for (int call = 1; call <= 3; call++) {
            ours.validateRequest(request, response, context);

            assertThat(made).isEqualTo(call);
            assertThat(released).isEqualTo(call);
        }
    }

    @Test
    void aDependentOneThatThrowsIsDestroyedToo() {
        HttpAuthenticationMechanism ours = ours(own(Dependent.class, true));

        assertThatThrownBy(() -> ours.validateRequest(request, response, context))
                .isSameAs(REFUSAL);
        assertThat(released).isEqualTo(1);
    }

    @SuppressWarnings("unchecked")
    private static HttpAuthenticationMechanism ours(ApplicationMechanism own) {
        return new BearerAuthenticationMechanism(
                Fake.of(IdentityStoreHandler.class).make(),
                Fake.of(Instance.class).make(),
                Fake.of(BeanManager.class)
                        .on("getBeans", Set.of())
                        .on("resolve", (Object) null)
                        .make(),
                SCOPES_AS_GROUPS,
                new ErrorResponses(SCOPES_AS_GROUPS),
                own,
                LogoutEndpoint.none(),
                Events.none());
    }

    private ApplicationMechanism own(Class<?> scope, boolean fails) {
        HttpAuthenticationMechanism mechanism = Fake.of(HttpAuthenticationMechanism.class)
                .on("validateRequest", given -> {
                    calls.add("validate");
                    if (fails) {
                        throw ApplicationMechanismTest.<RuntimeException>unchecked(REFUSAL);
                    }
                    return AuthenticationStatus.SEND_FAILURE;
                })
                .on("secureResponse", given -> {
                    calls.add("secure");
                    return AuthenticationStatus.SEND_CONTINUE;
                })
                .on("cleanSubject", given -> {
                    calls.add("clean");
                    return null;
                })
                .make();
        BeanManager beans = Fake.of(BeanManager.class)
                .on("createCreationalContext", given -> Fake.of(CreationalContext.class)
                        .on("release", none -> {
                            released++;
                            return null;
                        })
                        .make())
                .on("getReference", given -> {
                    made++;
                    return mechanism;
                })
                .make();
        return ApplicationMechanism.of(
                beans, Fake.of(Bean.class).on("getScope", (Object) scope).make(), false);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
