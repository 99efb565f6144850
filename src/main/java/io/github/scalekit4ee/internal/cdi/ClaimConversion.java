package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.security.ClaimTypes;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a claim the type that an injection point asks for; null where the claim is missing or of another kind. */
final class ClaimConversion {

    private ClaimConversion() {}

    static @Nullable Object convert(@Nullable Object claim, Type wanted) {
        if (wanted instanceof ParameterizedType parameterized) {
            if (parameterized.getRawType() == Optional.class) {
                return Optional.ofNullable(convert(claim, parameterized.getActualTypeArguments()[0]));
            }
            return convert(claim, parameterized.getRawType());
        }
        if (claim == null) {
            return null;
        }
        if (wanted == String.class) {
            return ClaimTypes.string(claim);
        }
        if (wanted == Long.class || wanted == long.class) {
            return ClaimTypes.wholeNumber(claim);
        }
        if (wanted == Boolean.class || wanted == boolean.class) {
            return truth(claim);
        }
        if (wanted == Set.class) {
            return ClaimTypes.stringSet(claim);
        }
        return json(claim, wanted);
    }

    private static @Nullable Boolean truth(Object claim) {
        if (claim == JsonValue.TRUE || claim == JsonValue.FALSE) {
            return claim == JsonValue.TRUE;
        }
        return claim instanceof Boolean bool ? bool : null;
    }

    private static @Nullable JsonValue json(Object claim, Type wanted) {
        JsonValue value = ClaimTypes.json(claim);
        boolean fits = wanted == JsonValue.class
                || (wanted == JsonString.class && value instanceof JsonString)
                || (wanted == JsonNumber.class && value instanceof JsonNumber)
                || (wanted == JsonArray.class && value instanceof JsonArray)
                || (wanted == JsonObject.class && value instanceof JsonObject)
                || (wanted instanceof Class<?> type && type.isInstance(value));
        return fits ? value : null;
    }
}
