package io.github.scalekit4ee.testing.caller;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test method as {@link CallAs} says. */
final class CallAsInterceptor implements InvocationInterceptor {

    private static final String USER = "usr_1";
    private static final String CLIENT = "m2morg_1";

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(invocation, context);
    }

    /** What the test throws goes by the side: it may be any {@code Throwable}. */
    private static void run(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Thrown thrown = new Thrown();
        caller(context).callAs(token(annotation(context)), () -> thrown.of(invocation));
        thrown.rethrow();
    }

    private static TestCaller caller(ExtensionContext context) {
        Instance<TestCaller> found = CDI.current().select(TestCaller.class);
        if (!found.isResolvable()) {
            throw new IllegalStateException("@CallAs on " + context.getDisplayName()
                    + " finds no TestCaller in the CDI container. Add TestCallerExtension to it: with weld-junit"
                    + " @AddExtensions(TestCallerExtension.class), else SeContainerInitializer.addExtensions().");
        }
        return found.get();
    }

    private static CallAs annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), CallAs.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), CallAs.class))
                .or(() -> context.getTestClass()
                        .map(Class::getEnclosingClass)
                        .flatMap(outer -> AnnotationSupport.findAnnotation(outer, CallAs.class)))
                .orElseThrow();
    }

    private static TestAccessToken token(CallAs asked) {
        boolean isUser = !asked.subject().isEmpty() || asked.roles().length > 0 || asked.permissions().length > 0;
        TestAccessToken token = isUser
                ? TestAccessToken.user(or(asked.subject(), USER))
                : TestAccessToken.client(or(asked.clientId(), CLIENT));
        token = isUser && !asked.clientId().isEmpty() ? token.clientId(asked.clientId()) : token;
        token = asked.organization().isEmpty() ? token : token.organization(asked.organization());
        token = asked.scopes().length == 0 ? token : token.scopes(asked.scopes());
        token = asked.roles().length == 0 ? token : token.roles(asked.roles());
        return asked.permissions().length == 0 ? token : token.permissions(asked.permissions());
    }

    private static String or(String text, String instead) {
        return text.isEmpty() ? instead : text;
    }

    private static final class Thrown {

        private @Nullable Throwable thrown;

        void of(Invocation<Void> invocation) {
            try {
                invocation.proceed();
            } catch (Throwable e) {
                thrown = e;
            }
        }

        void rethrow() throws Throwable {
            if (thrown != null) {
                throw thrown;
            }
        }
    }
}
