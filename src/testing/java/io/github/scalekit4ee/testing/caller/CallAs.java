package io.github.scalekit4ee.testing.caller;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a JUnit 5 test method, or all of a class, as a caller: {@link TestCaller} around the method. The CDI container of the test has
 * {@link TestCallerExtension}; an annotation on the method replaces that on its class.
 *
 * <p>With a subject, roles or permissions the caller is a user, else a machine client.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(CallAsInterceptor.class)
public @interface CallAs {

    /** {@return {@code scopes}; without any, the claim is left out} */
    String[] scopes() default {};

    /** {@return {@code roles}; without any, the claim is left out} */
    String[] roles() default {};

    /** {@return {@code permissions}; without any, the claim is left out} */
    String[] permissions() default {};

    /** {@return {@code oid}; empty for none} */
    String organization() default "";

    /** {@return {@code sub} of a user} */
    String subject() default "";

    /** {@return {@code client_id}, also {@code sub} of a machine} */
    String clientId() default "";
}
