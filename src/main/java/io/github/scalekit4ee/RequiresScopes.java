package io.github.scalekit4ee;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller's token must carry all of these scopes (RFC 6749 section 3.3). Looks at the token's scopes only, never at roles,
 * permissions or groups, and needs no role mapping of the server.
 *
 * <p>Works on JAX-RS resource methods and classes, on CDI beans and on enterprise beans, and on servlets: the class, {@code doGet()}
 * and the like for the requests of that method, and {@code service()} for all requests. An annotation on a method replaces that on its
 * class. A method without one, in a class without one, has that of the methods that it overrides or implements, or of their classes and
 * interfaces. A caller without a token gets 401, one without a scope gets 403 with {@code insufficient_scope} (RFC 6750 section 3.1).
 * Outside JAX-RS and servlets the refusal is an {@link InsufficientScopeException}.
 *
 * <p>On a filter, listener or WebSocket endpoint, on a static or private method, on another method of a servlet, and on a class that is neither
 * a bean, a resource nor a servlet, nothing would enforce the annotation: the deployment fails and names the place. As with every interceptor, a call of an
 * object's own method ({@code this.deploy()}) is not checked.
 */
@Documented
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScopes {

    /**
     * The scopes, all of which are required.
     *
     * @return at least one scope, each without white space
     */
    @jakarta.enterprise.util.Nonbinding
    String[] value();
}
