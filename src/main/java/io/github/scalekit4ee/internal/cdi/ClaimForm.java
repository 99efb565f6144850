package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.security.ClaimTypes;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.jspecify.annotations.Nullable;

/**
 * What an injection point with {@code @Claim} asks for (MicroProfile JWT 2.1 section 7.1.2): a value, or an {@code Optional} with one,
 * either of them in a {@code ClaimValue}, a {@code Provider} or an {@code Instance}.
 *
 * @param optional whether a missing claim is an empty {@code Optional}, not null
 * @param type the type of the value
 */
record ClaimForm(boolean optional, InjectedType type) {

    /**
     * The form of a declared type. OpenWebBeans describes an injection point as it is declared, with the {@code Provider} or {@code
     * Instance} around; Weld without it.
     *
     * @return null for what no claim can be given as: another type, a raw one, a wildcard, a type variable
     */
    static @Nullable ClaimForm of(Type declared) {
        Type type = held(declared);
        if (raw(type) == ClaimValue.class) {
            type = argument(type);
        }
        boolean optional = raw(type) == Optional.class;
        if (optional) {
            type = argument(type);
        }
        InjectedType value = type == null ? null : InjectedType.of(type);
        return value == null ? null : new ClaimForm(optional, value);
    }

    /** What the {@code Provider} or {@code Instance} gives, or else the type itself; null where a raw one does not say. */
    static @Nullable Type held(Type declared) {
        Type type = declared;
        while (Provider.class.isAssignableFrom(raw(type))) {
            type = argument(type);
        }
        return type;
    }

    /**
     * A claim as it is asked for.
     *
     * @param claim null where it is missing
     * @param point who asks, for the message; null for a {@code ClaimValue}, which may be anywhere by now
     * @return null where it is missing and no {@code Optional}
     * @throws IllegalStateException where it has another JSON type: that it is missing would not be true. The message names both types,
     *     and no value
     */
    @Nullable
    Object convert(@Nullable Object claim, String name, @Nullable InjectionPoint point) {
        Object value = claim == null ? null : type.read(claim);
        if (value == null && claim != null) {
            throw new IllegalStateException(
                    "The claim \"" + name + "\" of this caller is " + ClaimTypes.jsonTypeOf(claim)
                            + " that does not fit " + type + ", which "
                            + (point == null ? "a ClaimValue" : KeptClaims.place(point))
                            + " asks for. Ask for a JsonValue, which takes every claim, or let the issuer write another type.");
        }
        return optional ? Optional.ofNullable(value) : value;
    }

    /** For messages. */
    static String ways() {
        return Arrays.stream(InjectedType.values()).map(InjectedType::toString).collect(Collectors.joining(", "))
                + ", or an Optional, a ClaimValue or a ClaimValue<Optional<...>> of one of them";
    }

    private static Class<?> raw(@Nullable Type type) {
        Type raw = type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type;
        return raw instanceof Class<?> kind ? kind : Object.class;
    }

    private static @Nullable Type argument(@Nullable Type type) {
        return type instanceof ParameterizedType parameterized ? parameterized.getActualTypeArguments()[0] : null;
    }
}
