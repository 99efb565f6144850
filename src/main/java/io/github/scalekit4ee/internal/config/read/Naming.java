package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.Objects;

/** What a key is called where its value comes from, so that a message names what its reader can change. */
interface Naming {

    /** The key to ask a {@link ConfigurationSource} for. */
    String key(ScalekitKey key);

    /** How a message names the key. */
    String label(ScalekitKey key);

    /** How a message says to give the key a value, in the middle of a sentence. */
    String instruction(ScalekitKey key, String value);

    /** Keys as they are, with their environment variables. */
    static Naming keys() {
        return new KeyNaming("");
    }

    /** The keys of a named client. */
    static Naming client(String name) {
        return new KeyNaming(name);
    }

    /** The methods of the public builders. */
    static Naming builder() {
        return new BuilderNaming();
    }

    /** @param client name of the client, or empty for the keys of the application */
    record KeyNaming(String client) implements Naming {

        @Override
        public String key(ScalekitKey key) {
            return client.isEmpty()
                    ? key.key()
                    : NamedClients.PREFIX + client + "." + key.clientProperty().orElseThrow();
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

    /** Falls back to the key where no builder has a method for it. */
    record BuilderNaming() implements Naming {

        @Override
        public String key(ScalekitKey key) {
            return key.key();
        }

        @Override
        public String label(ScalekitKey key) {
            return key.builderMethod().map(method -> method + "(…)").orElse(key.key());
        }

        @Override
        public String instruction(ScalekitKey key, String value) {
            return key.builderMethod()
                    .map(method -> "call " + method + "(" + literal(key, value) + ")")
                    .orElseGet(() -> "set " + key.key() + "=" + value);
        }

        private static String literal(ScalekitKey key, String value) {
            if (Objects.equals(value, "true")) {
                return value;
            }
            String quoted = "\"" + value + "\"";
            return switch (key) {
                case ENVIRONMENT_URL, HTTP_PROXY, RESOURCE_URL -> "URI.create(" + quoted + ")";
                case HTTP_TRUST_STORE -> "Path.of(" + quoted + ")";
                default -> quoted;
            };
        }
    }
}
