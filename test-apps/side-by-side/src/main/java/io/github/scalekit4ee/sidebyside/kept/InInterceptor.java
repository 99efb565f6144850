package io.github.scalekit4ee.sidebyside.kept;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.eclipse.microprofile.jwt.Claim;

@Kept
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class InInterceptor {
    @Inject
    @Claim("sub")
    String subject;

    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        return subject + invocation.proceed();
    }
}
