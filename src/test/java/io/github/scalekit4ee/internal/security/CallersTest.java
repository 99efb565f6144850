package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CallersTest {

    private static final class Known extends CallerPrincipal {
        private static final long serialVersionUID = 1L;
        private final String token;

        private Known(String name, String token) {
            super(name);
            this.token = token;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Known that && token.equals(that.token);
        }

        @Override
        public int hashCode() {
            return token.hashCode();
        }
    }

    private static final Known ANNA = new Known("anna", "1");
    private static final Known BERT = new Known("bert", "2");

    private Principal ofTheRequest;

    private BeanManager withARequest =
            Fake.of(BeanManager.class).on("getContext", given -> null).make();

    @Test
    void onAThreadWithoutARequestItIsNobodyWhoeverTheServerSays() {
        withARequest = Fake.of(BeanManager.class)
                .on("getContext", given -> {
                    throw new ContextNotActiveException();
                })
                .make();

        assertThat(current(() -> ANNA, () -> Set.of(ANNA))).isNull();
    }

    @Test
    void theCallerIsFoundAlsoBehindTheServersOwnPrincipal() {
        assertThat(current(() -> ANNA, () -> Set.of(ANNA))).isSameAs(ANNA);
        assertThat(current(() -> new CallerPrincipal("anna"), () -> Set.of(ANNA)))
                .isSameAs(ANNA);
    }

    @Test
    void afterALogoutItIsNobodyWhateverTheSubjectStillHolds() {
        assertThat(current(() -> null, () -> null)).isNull();
        assertThat(current(() -> null, () -> Set.of(ANNA))).isNull();
        assertThat(current(() -> ANNA, () -> null)).isNull();
        assertThat(current(() -> ANNA, Set::of)).isNull();
    }

    @Test
    void afterAnotherLoginItIsTheOtherOne() {
        assertThat(current(() -> BERT, () -> Set.of(ANNA, BERT))).isSameAs(BERT);
        assertThat(current(() -> new CallerPrincipal("bert"), () -> Set.of(ANNA, BERT)))
                .isSameAs(BERT);
        assertThat(current(() -> new CallerPrincipal("without a token"), () -> Set.of(ANNA)))
                .isNull();
    }

    @Test
    void ofTwoTokensOfOneNameOnlyTheServersOwnAnswerCounts() {
        Known again = new Known("anna", "3");

        assertThat(current(() -> again, () -> Set.of(ANNA, again))).isSameAs(again);
        assertThat(current(() -> new CallerPrincipal("anna"), () -> Set.of(ANNA, again)))
                .isNull();
    }

    @Test
    void anExceptionOfTheServerMeansNobody() {
        assertThat(current(
                        () -> {
                            throw new ContextNotActiveException();
                        },
                        () -> Set.of(ANNA)))
                .isNull();
        assertThat(current(() -> ANNA, () -> {
                    throw new IllegalStateException();
                }))
                .isNull();
    }

    @Test
    void theRequestCountsBeforeTheThread() {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getMethod", "GET")
                .on("getUserPrincipal", given -> ofTheRequest)
                .make();
        Callers callers = new Callers(security(() -> ANNA, () -> Set.of(ANNA)), request, withARequest);

        assertThat(callers.current(Known.class)).isNull();
        ofTheRequest = BERT;
        assertThat(callers.current(Known.class)).isSameAs(BERT);
        ofTheRequest = new CallerPrincipal("bert");
        assertThat(callers.current(Known.class)).isNull();
        ofTheRequest = new CallerPrincipal("anna");
        assertThat(callers.current(Known.class)).isSameAs(ANNA);
    }

    @Test
    void describesTheRequestWhereThereIsOne() {
        HttpServletRequest request = Fake.of(HttpServletRequest.class)
                .on("getMethod", "PUT")
                .on("getRequestURI", "/app")
                .on("getQueryString", (Object) null)
                .on("getHeader", (Object) null)
                .on("getContentType", (Object) null)
                .make();
        assertThat(describedBy(request).line()).isEqualTo("PUT /app");
        assertThat(describedBy(Fake.of(HttpServletRequest.class)
                        .on("getMethod", (Object) null)
                        .make()))
                .isEqualTo(RejectedRequest.NONE);
        assertThat(describedBy(Fake.of(HttpServletRequest.class)
                        .on("getMethod", given -> {
                            throw new IllegalStateException("no HTTP request");
                        })
                        .make()))
                .isEqualTo(RejectedRequest.NONE);
    }

    private RejectedRequest describedBy(HttpServletRequest request) {
        return new Callers(security(() -> null, Set::of), request, withARequest).request();
    }

    private Known current(Supplier<Principal> caller, Supplier<Set<Known>> principals) {
        HttpServletRequest none = Fake.of(HttpServletRequest.class)
                .on("getMethod", given -> {
                    throw new IllegalStateException("no HTTP request");
                })
                .make();
        return new Callers(security(caller, principals), none, withARequest).current(Known.class);
    }

    private static SecurityContext security(Supplier<Principal> caller, Supplier<Set<Known>> principals) {
        return Fake.of(SecurityContext.class)
                .on("getCallerPrincipal", given -> caller.get())
                .on("getPrincipalsByType", given -> principals.get())
                .make();
    }
}
