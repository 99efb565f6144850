package io.github.scalekit4ee.sidebyside.kept;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.jwt.Claim;

@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class InDecorator implements Work {
    @Inject
    @Claim("sub")
    String subject;

    @Inject
    @Delegate
    Work work;

    @Override
    public String work() {
        return subject + work.work();
    }
}
