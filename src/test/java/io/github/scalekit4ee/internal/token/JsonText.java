package io.github.scalekit4ee.internal.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A JSON object as text, so that a test can put anything into it. Immutable. */
public final class JsonText {

    private final Map<String, String> members;

    private JsonText(Map<String, String> members) {
        this.members = members;
    }

    public static JsonText object() {
        return new JsonText(Map.of());
    }

    public JsonText with(String name, String value) {
        return withRaw(name, '"' + value + '"');
    }

    /** The value's text as it is. */
    public JsonText withRaw(String name, Object json) {
        Map<String, String> copy = new LinkedHashMap<>(members);
        copy.put(name, json.toString());
        return new JsonText(copy);
    }

    public JsonText without(String... names) {
        Map<String, String> copy = new LinkedHashMap<>(members);
        for (String name : names) {
            copy.remove(name);
        }
        return new JsonText(copy);
    }

    /** The object's text with more text spliced in before the closing brace. */
    public String plus(String rawMembers) {
        String text = toString();
        return text.substring(0, text.length() - 1) + "," + rawMembers + "}";
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> '"' + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
