package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.security.ClaimTypes;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Java types that claims are injected as: those of MicroProfile JWT 2.1 section 7.1.2, and beside {@code Long} and {@code
 * Set<String>} the other usual types for a number and for an array of strings. A primitive counts as its wrapper (CDI 4.0 section
 * 2.4.2.1), and has its default value where the claim is missing (section 5.2.1).
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep nothing, and the lists are copies
enum InjectedType {
    STRING("String", ClaimTypes::string, String.class),
    BOOLEAN("Boolean", ClaimTypes::truth, Boolean.class, boolean.class),
    INTEGER("Integer", ClaimTypes::smallWholeNumber, Integer.class, int.class),
    LONG("Long", ClaimTypes::wholeNumber, Long.class, long.class),
    DOUBLE("Double", ClaimTypes::floatingNumber, Double.class, double.class),
    STRING_SET("Set<String>", ClaimTypes::stringSet, Set.class),
    STRING_LIST("List<String>", ClaimTypes::stringList, List.class),
    JSON_VALUE("JsonValue", JsonValue.class),
    JSON_STRUCTURE("JsonStructure", JsonStructure.class),
    JSON_STRING("JsonString", JsonString.class),
    JSON_NUMBER("JsonNumber", JsonNumber.class),
    JSON_ARRAY("JsonArray", JsonArray.class),
    JSON_OBJECT("JsonObject", JsonObject.class);

    private final String name;
    private final Function<Object, ? extends @Nullable Object> reading;
    private final List<Class<?>> classes;

    InjectedType(String name, Function<Object, ? extends @Nullable Object> reading, Class<?>... classes) {
        this.name = name;
        this.reading = reading;
        this.classes = List.of(classes);
    }

    InjectedType(String name, Class<? extends JsonValue> json) {
        this(name, claim -> fitting(ClaimTypes.json(claim), json), json);
    }

    private static @Nullable JsonValue fitting(JsonValue value, Class<? extends JsonValue> type) {
        return type.isInstance(value) ? value : null;
    }

    /** Null for any other type. */
    static @Nullable InjectedType of(Type asked) {
        if (asked instanceof ParameterizedType parameterized) {
            return Arrays.equals(parameterized.getActualTypeArguments(), new Type[] {String.class})
                    ? ofClass(parameterized.getRawType(), true)
                    : null;
        }
        return ofClass(asked, false);
    }

    private static @Nullable InjectedType ofClass(Type asked, boolean parameterized) {
        for (InjectedType type : values()) {
            boolean hasParameter = type == STRING_SET || type == STRING_LIST;
            if (hasParameter == parameterized && type.classes.contains(asked)) {
                return type;
            }
        }
        return null;
    }

    /** The claim as this type; null where it does not fit. */
    @Nullable
    Object read(Object claim) {
        return reading.apply(claim);
    }

    /** As Java code has it. */
    @Override
    public String toString() {
        return name;
    }
}
