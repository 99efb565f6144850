package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import org.eclipse.microprofile.jwt.Claim;

/** Not bound by CDI, but named by an enterprise bean. */
public class InEjbInterceptor {
    @Inject
    @Claim("sub")
    String subject;

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        return subject + invocation.proceed();
    }
}
