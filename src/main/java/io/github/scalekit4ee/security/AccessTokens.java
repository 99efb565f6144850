package io.github.scalekit4ee.security;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The qualifier of this library's authentication mechanism. For an application's own {@code HttpAuthenticationMechanismHandler}
 * (Jakarta Security 4.0), which says which mechanism a request is for.
 *
 * <pre>{@code
 * @Inject @AccessTokens HttpAuthenticationMechanism machines;
 * @Inject @Pages HttpAuthenticationMechanism people; // the application's own qualifier
 *
 * public AuthenticationStatus validateRequest(
 *         HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
 *         throws AuthenticationException {
 *     boolean api = request.getServletPath().equals("/api");
 *     return (api ? machines : people).validateRequest(request, response, context);
 * }
 * }</pre>
 *
 * <p>Without a handler nobody needs this.
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({TYPE, FIELD, METHOD, PARAMETER})
public @interface AccessTokens {

    /** For look-ups without injection. */
    final class Literal extends AnnotationLiteral<AccessTokens> implements AccessTokens {

        private static final long serialVersionUID = 1L;

        /** The only instance. */
        public static final Literal INSTANCE = new Literal();

        private Literal() {}
    }
}
