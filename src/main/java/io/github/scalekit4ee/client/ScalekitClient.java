package io.github.scalekit4ee.client;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.io.Serial;
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

    /** The annotation as an object, for {@code Instance.select} and for extensions. */
    final class Literal extends AnnotationLiteral<ScalekitClient> implements ScalekitClient {

        @Serial
        private static final long serialVersionUID = 1L;

        /**
         * The name.
         *
         * @serial as described
         */
        private final String value;

        private Literal(String value) {
            this.value = value;
        }

        /**
         * Names a client.
         *
         * @param name what {@link ScalekitClient#value()} returns
         * @return the literal
         */
        public static Literal of(String name) {
            return new Literal(name);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
