package io.github.scalekit4ee.client;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names one of the clients that {@code scalekit.clients.<name>.…} configures.
 *
 * <pre>{@code
 * @Inject @ScalekitClient("billing") ClientCredentialsClient billing;
 * }</pre>
 *
 * <p>On a MicroProfile REST Client interface that registers {@link BearerTokenFilter} it says whose tokens the filter sends;
 * without it the filter sends those of the client that {@code scalekit.client-id} configures.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface ScalekitClient {

    /**
     * The name.
     *
     * @return {@code billing} for {@code scalekit.clients.billing.client-id}
     */
    String value();
}
