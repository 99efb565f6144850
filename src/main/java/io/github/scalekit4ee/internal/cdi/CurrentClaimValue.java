package io.github.scalekit4ee.internal.cdi;

import java.lang.reflect.Type;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** One claim of whoever is the caller when it is asked, so that it may live in an application-wide bean. */
final class CurrentClaimValue<T> implements ClaimValue<T> {

    private final JsonWebToken caller;
    private final String name;
    private final Type type;

    CurrentClaimValue(JsonWebToken caller, String name, Type type) {
        this.caller = caller;
        this.name = name;
        this.type = type;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // the type is the injection point's; null is the API's for a missing claim
    public @Nullable T getValue() {
        return (T) ClaimConversion.convert(caller.getClaim(name), type);
    }

    @Override
    public String toString() {
        return "ClaimValue[" + name + "]";
    }
}
