package io.github.scalekit4ee.internal.cdi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One {@link CurrentClaimValue} for each claim and form, since it keeps nothing of a caller. An {@code Instance} of OpenWebBeans keeps
 * what it has given, by identity, until the object that has the {@code Instance} ends.
 */
final class ClaimValues {

    /** More than an application writes down; a look-up may name a claim that only a request knows. */
    private static final int MOST = 1_000;

    private final Map<Asked, CurrentClaimValue<?>> values = new ConcurrentHashMap<>();
    private final Function<String, @Nullable Object> callersClaims;

    private record Asked(String name, ClaimForm form) {}

    /** @param callersClaims gives a claim of the caller by its name, or null */
    ClaimValues(Function<String, @Nullable Object> callersClaims) {
        this.callersClaims = callersClaims;
    }

    /** The same object for the same question, up to a number of them. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // T is what the injection point asks for
    <T> CurrentClaimValue<T> of(String name, ClaimForm form) {
        Asked asked = new Asked(name, form);
        CurrentClaimValue<?> known = values.get(asked);
        if (known == null) {
            known = values.size() < MOST ? values.computeIfAbsent(asked, this::made) : made(asked);
        }
        return (CurrentClaimValue<T>) known;
    }

    private CurrentClaimValue<?> made(Asked asked) {
        return new CurrentClaimValue<>(callersClaims, asked.name(), asked.form());
    }
}
