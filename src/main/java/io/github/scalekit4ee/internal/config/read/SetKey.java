package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.ConfigurationException;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key that has a value, for people: nothing of a secret.
 *
 * @param key its name
 * @param shown its value, as far as it may be seen
 * @param place where the value comes from
 */
public record SetKey(String key, String shown, String place) {

    /** In the order of the documentation; then those of named clients and environments. */
    public static List<SetKey> all(ConfigurationSource source) {
        List<SetKey> all = new ArrayList<>();
        for (ScalekitKey key : ScalekitKey.values()) {
            if (!key.isOfEnvironmentsOnly()) {
                of(key, key.key(), source).ifPresent(all::add);
            }
        }
        for (NamedKeys kind : NamedKeys.ALL) {
            for (String name : kind.names(source.names())) {
                for (ScalekitKey key : kind.keys()) {
                    kind.key(name, key).flatMap(full -> of(key, full, source)).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Optional<SetKey> of(ScalekitKey key, String name, ConfigurationSource source) {
        String place = source.place(name);
        return place == null
                ? Optional.empty()
                : Optional.of(new SetKey(SafeText.name(name), shown(key, name, source), place));
    }

    private static String shown(ScalekitKey key, String name, ConfigurationSource source) {
        String value;
        try {
            value = source.value(name);
        } catch (ConfigurationException e) {
            return "cannot be read";
        }
        if (value == null || value.isBlank()) {
            return "empty";
        }
        return PastedText.isCredential(key) || isSomethingElse(key, name, value)
                ? "hidden"
                : SafeText.url(value.strip());
    }

    /** A secret that was put into the wrong key; the reading will say so. */
    private static boolean isSomethingElse(ScalekitKey key, String name, String value) {
        try {
            PastedText.check(key, name, value);
            return false;
        } catch (MalformedValueException e) {
            return true;
        }
    }
}
