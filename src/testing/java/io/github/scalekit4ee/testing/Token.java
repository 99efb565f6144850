package io.github.scalekit4ee.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@code String} parameter of a test an access token of the {@link SimulatedScalekitExtension}'s environment.
 *
 * <pre>{@code
 * @Test
 * void aReaderMayNotDeploy(@Token(scopes = "read:deployments") String jwt) { … }
 * }</pre>
 *
 * <p>It carries what is said here and no more, and by default the audiences of {@link SimulatedScalekitExtension#audience}. With a
 * subject, roles or permissions it is a user's token, else that of a machine client of an organization.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Token {

    /** {@return {@code scopes}; without any, the claim is left out} */
    String[] scopes() default {};

    /** {@return {@code roles}; without any, the claim is left out} */
    String[] roles() default {};

    /** {@return {@code permissions}; without any, the claim is left out} */
    String[] permissions() default {};

    /** {@return {@code oid}; empty for one that the environment chooses} */
    String organization() default "";

    /** {@return {@code sub} of a user; empty for one that the environment chooses, or for a machine} */
    String subject() default "";

    /** {@return {@code client_id}, also {@code sub} of a machine; empty for one that the environment chooses} */
    String clientId() default "";

    /** {@return {@code aud}; without any, that of the extension} */
    String[] audience() default {};

    /** {@return whether it ended five minutes before the test} */
    boolean expired() default false;
}
