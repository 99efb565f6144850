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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
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

    /**
     * A single string counts as a set of one, as {@code aud} may be written (RFC 7519 section 4.1.3). Null for what is neither that nor
     * an array of strings.
     */
    public static @Nullable Set<String> stringSet(@Nullable Object value) {
        Set<String> strings = new LinkedHashSet<>();
        return addStrings(value, strings) ? Collections.unmodifiableSet(strings) : null;
    }

    /** As {@link #stringSet}, in the claim's own order and with what it repeats. */
    public static @Nullable List<String> stringList(@Nullable Object value) {
        List<String> strings = new ArrayList<>();
        return addStrings(value, strings) ? Collections.unmodifiableList(strings) : null;
    }

    private static boolean addStrings(@Nullable Object value, Collection<String> strings) {
        if (!(value instanceof Collection<?> elements)) {
            return isString(value) && strings.add(text(value));
        }
        for (Object element : elements) {
            if (!isString(element)) {
                return false; // an array without those that do not fit would be another array
            }
            strings.add(text(element));
        }
        return true;
    }

    private static boolean isString(@Nullable Object value) {
        return value instanceof String || value instanceof JsonString;
    }

    /** The text of a string, a number or a truth value, whichever of the two representations it has; null for the rest. */
    public static @Nullable String string(Object value) {
        boolean simple =
                isString(value) || value instanceof Number || value instanceof JsonNumber || truth(value) != null;
        return simple ? text(value) : null;
    }

    /** A truth value; null for what is none, such as the string "true". */
    public static @Nullable Boolean truth(Object value) {
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return value == JsonValue.TRUE;
        }
        return value instanceof Boolean bool ? bool : null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
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

    /** A whole number in the range of an int; null for all else. */
    public static @Nullable Integer smallWholeNumber(Object value) {
        Long whole = wholeNumber(value);
        return whole != null && whole == whole.intValue() ? (Integer) whole.intValue() : null;
    }

    /** The nearest double, as RFC 8259 section 6 has numbers; null for what is no number, or beyond the range. */
    public static @Nullable Double floatingNumber(Object value) {
        if (!(value instanceof JsonNumber) && !(value instanceof Number)) {
            return null;
        }
        double number = value instanceof JsonNumber json ? json.doubleValue() : ((Number) value).doubleValue();
        return Double.isFinite(number) ? (Double) number : null;
    }

    /** For messages: what a claim is in JSON. */
    public static String jsonTypeOf(Object value) {
        return switch (json(value).getValueType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case TRUE, FALSE -> "a truth value";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case NULL -> "null";
        };
    }

    /**
     * A date for the methods of {@code JsonWebToken} that give a {@code long}.
     *
     * @return seconds since 1970; 0 without a caller, and in a token without the claim
     */
    public static long seconds(JsonWebToken token, Claims date) {
        return token.<Object>getClaim(date.name()) instanceof Long seconds ? seconds : 0;
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
