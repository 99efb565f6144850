package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a key is called where its value comes from, so that a message names what its reader can change. */
interface Naming {

    /** Whether there is such a key here: the unnamed environment has others than those with a name. */
    boolean has(ScalekitKey key);

    /** The key to ask a {@link ConfigurationSource} for; the application's where there is none here. */
    String key(ScalekitKey key);

    /** How a message names the key. */
    String label(ScalekitKey key);

    /** How a message says to give the key a value, in the middle of a sentence. */
    String instruction(ScalekitKey key, String value);

    /** Keys as they are, with their environment variables. */
    static Naming keys() {
        return new KeyNaming(key -> key.isOfEnvironmentsOnly() ? Optional.empty() : Optional.of(key.key()));
    }

    /** The keys of a named client. */
    static Naming client(String name) {
        return new KeyNaming(key -> NamedKeys.CLIENTS.key(name, key));
    }

    /** The keys of a named environment. */
    static Naming environment(String name) {
        return new KeyNaming(key -> NamedKeys.ENVIRONMENTS.key(name, key));
    }

    /** The methods of the public builders. */
    static Naming builder() {
        return new BuilderNaming(null);
    }

    /** The methods that configure a named environment of a builder. */
    static Naming builderOfEnvironment(String name) {
        return new BuilderNaming(name);
    }

    /** The same for a named environment. */
    Naming ofEnvironment(String name);

    /** @param spelling of a key; empty where there is none here */
    record KeyNaming(Function<ScalekitKey, Optional<String>> spelling) implements Naming {

        @Override
        public boolean has(ScalekitKey key) {
            return spelling.apply(key).isPresent();
        }

        @Override
        public String key(ScalekitKey key) {
            return spelling.apply(key).orElse(key.key());
        }

        @Override
        public Naming ofEnvironment(String name) {
            return environment(name);
        }

        @Override
        public String label(ScalekitKey key) {
            return EnvironmentNames.label(key(key));
        }

        @Override
        public String instruction(ScalekitKey key, String value) {
            return "set " + SafeText.printable(EnvironmentNames.of(key(key))) + "=" + value;
        }
    }

    /**
     * Falls back to the key where no builder has a method for it.
     *
     * @param environment null for the methods of the builder itself
     */
    record BuilderNaming(@Nullable String environment) implements Naming {

        @Override
        public boolean has(ScalekitKey key) {
            return environment == null
                    ? !key.isOfEnvironmentsOnly()
                    : NamedKeys.ENVIRONMENTS.key(environment, key).isPresent();
        }

        @Override
        public String key(ScalekitKey key) {
            return environment == null
                    ? key.key()
                    : NamedKeys.ENVIRONMENTS.key(environment, key).orElse(key.key());
        }

        @Override
        public Naming ofEnvironment(String name) {
            return builderOfEnvironment(name);
        }

        @Override
        public String label(ScalekitKey key) {
            return key.builderMethod()
                    .map(method -> has(key) ? call(method + "(…)") : method + "(…)")
                    .orElse(key(key));
        }

        @Override
        public String instruction(ScalekitKey key, String value) {
            return key.builderMethod()
                    .map(method -> method + "(" + literal(key, value) + ")")
                    .map(method -> "call " + (has(key) ? call(method) : method))
                    .orElseGet(() -> "set " + key(key) + "=" + value);
        }

        private String call(String call) {
            return environment == null
                    ? call
                    : "environment(\"" + SafeText.printable(environment) + "\", e -> e." + call + ")";
        }

        private static String literal(ScalekitKey key, String value) {
            if (Objects.equals(value, "true")) {
                return value;
            }
            String quoted = "\"" + value + "\"";
            return switch (key) {
                case ENVIRONMENT_URL, ENVIRONMENT_JWKS_URL, HTTP_PROXY, RESOURCE_URL -> "URI.create(" + quoted + ")";
                case HTTP_TRUST_STORE -> "Path.of(" + quoted + ")";
                default -> quoted;
            };
        }
    }
}
