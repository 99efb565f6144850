package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;

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
}
