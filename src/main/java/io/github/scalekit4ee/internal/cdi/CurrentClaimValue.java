package io.github.scalekit4ee.internal.cdi;

import java.util.function.Function;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.jspecify.annotations.Nullable;

/**
 * One claim of whoever is the caller when it is asked, so that it may live in an application-wide bean. On a thread without a
 * request nobody is the caller, so there the claim is missing.
 */
final class CurrentClaimValue<T> implements ClaimValue<T> {

    private final Function<String, @Nullable Object> callersClaims;
    private final String name;
    private final ClaimForm form;

    /** @param callersClaims gives a claim of the caller by its name, or null */
    CurrentClaimValue(Function<String, @Nullable Object> callersClaims, String name, ClaimForm form) {
        this.callersClaims = callersClaims;
        this.name = name;
        this.form = form;
    }

    @Override
    public String getName() {
        return name;
    }

    /** @throws IllegalStateException where the claim is of another JSON type than the one that is asked for */
    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // the type is the injection point's; null is the API's for a missing claim
    public @Nullable T getValue() {
        return (T) form.convert(callersClaims.apply(name), name, null);
    }

    @Override
    public String toString() {
        return "ClaimValue[" + name + "]";
    }
}
