package io.github.scalekit4ee.internal.security;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Java types that MicroProfile JWT 2.1 section 7.1 gives to claims, from the JDK types that the verifier gives. */
public final class ClaimTypes {

    private static final Set<String> TIMES = Set.of("exp", "iat", "nbf", "auth_time", "updated_at");
    private static final Set<String> STRING_SETS = Set.of("aud", "groups");

    private ClaimTypes() {}

    /** As {@code JsonWebToken.getClaim} gives a claim. */
    static @Nullable Object ofJsonWebToken(String name, @Nullable Object value) {
        if (value instanceof Number number) {
            return TIMES.contains(name) ? wholeSeconds(number) : json(number);
        }
        if (STRING_SETS.contains(name)) {
            return stringSet(value);
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? json(value) : value;
    }

    /** As a JSON-P value; {@link JsonValue#NULL} for null. */
    public static JsonValue json(@Nullable Object value) {
        if (value == null) {
            return JsonValue.NULL;
        }
        if (value instanceof JsonValue json) {
            return json;
        }
        if (value instanceof String string) {
            return Provider.JSON.createValue(string);
        }
        if (value instanceof Boolean bool) {
            return bool ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Number number) {
            return json(number);
        }
        if (value instanceof Collection<?> elements) {
            JsonArrayBuilder array = Provider.JSON.createArrayBuilder();
            elements.forEach(element -> array.add(json(element)));
            return array.build();
        }
        if (value instanceof Map<?, ?> members) {
            JsonObjectBuilder object = Provider.JSON.createObjectBuilder();
            members.forEach((name, member) -> object.add((String) name, json(member)));
            return object.build();
        }
        throw new IllegalArgumentException(
                "not a type that a claim can have: " + value.getClass().getName());
    }

    private static JsonValue json(Number number) {
        if (number instanceof BigDecimal decimal) {
            return Provider.JSON.createValue(decimal);
        }
        if (number instanceof BigInteger integer) {
            return Provider.JSON.createValue(integer);
        }
        return Provider.JSON.createValue(number.longValue());
    }

    /** A single string counts as a set of one, as {@code aud} may be written (RFC 7519 section 4.1.3). */
    public static @Nullable Set<String> stringSet(@Nullable Object value) {
        if (value instanceof String || value instanceof JsonString) {
            return Set.of(text(value));
        }
        if (value instanceof Collection<?> elements) {
            Set<String> strings = new LinkedHashSet<>();
            for (Object element : elements) {
                if (element instanceof String || element instanceof JsonString) {
                    strings.add(text(element));
                }
            }
            return Collections.unmodifiableSet(strings);
        }
        return null;
    }

    /** The text of a string, a number or a truth value, whichever of the two representations it has; null for the rest. */
    public static @Nullable String string(Object value) {
        boolean simple = value instanceof String
                || value instanceof JsonString
                || value instanceof Number
                || value instanceof JsonNumber
                || value instanceof Boolean
                || value == JsonValue.TRUE
                || value == JsonValue.FALSE;
        return simple ? text(value) : null;
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    /** A whole number from either representation; null for what is not one, or beyond the range. */
    public static @Nullable Long wholeNumber(@Nullable Object value) {
        if (value instanceof Long whole) {
            return whole;
        }
        try {
            if (value instanceof JsonNumber number) {
                return number.longValueExact();
            }
            return value instanceof Number number ? (Long) new BigDecimal(number.toString()).longValueExact() : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** A NumericDate may have a fraction (RFC 7519 section 2). */
    private static @Nullable Long wholeSeconds(Number date) {
        return wholeNumber(date instanceof BigDecimal decimal ? decimal.setScale(0, RoundingMode.DOWN) : date);
    }

    /** The server's JSON-P, looked up at first use: {@code Json}'s own methods look it up at every call. */
    private static final class Provider {
        static final JsonProvider JSON = JsonProvider.provider();
    }
}
