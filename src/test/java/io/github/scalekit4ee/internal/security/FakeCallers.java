package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Set;

/** Makes what asks a given security context, for the tests of other rooms. */
public final class FakeCallers {

    private FakeCallers() {}

    /** As during a request. */
    public static Callers of(SecurityContext security) {
        return new Callers(
                security,
                Fake.of(HttpServletRequest.class)
                        .on("getMethod", "GET")
                        .on("getRequestURI", "/app")
                        .on("getQueryString", (Object) null)
                        .on("getHeader", (Object) null)
                        .on("getContentType", (Object) null)
                        .on("getUserPrincipal", given -> security.getCallerPrincipal())
                        .make(),
                Fake.of(BeanManager.class).on("getContext", given -> null).make());
    }

    /** The caller that this token makes. */
    public static Principal caller(VerifiedAccessToken token) {
        return new AccessTokenCallerPrincipal(token, "raw", new DerivedCaller(Set.of(), Set.of()));
    }
}
