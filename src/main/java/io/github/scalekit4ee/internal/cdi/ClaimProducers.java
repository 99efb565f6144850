package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import io.github.scalekit4ee.internal.security.Callers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Injects single claims (MicroProfile JWT 2.1 section 7.1.2). The members of {@code @Claim} are non-binding, so one method for each
 * type serves every claim; {@code Provider} and {@code Instance} come from the container on top of these.
 *
 * <p>All are dependent objects: what they hold is the claim at the time of injection, except for {@link ClaimValue}, which asks the
 * current request each time.
 */
@Alternative
@Priority(3000)
@ApplicationScoped
public class ClaimProducers {

    private final Callers callers;
    private final Set<Class<?>> resources;

    @Inject
    ClaimProducers(Callers callers, ScalekitExtension extension) {
        this.callers = callers;
        this.resources = extension.claimPoints().resources();
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected ClaimProducers() {
        this.callers = null;
        this.resources = Set.of();
    }

    /** Null for an anonymous caller, so an application-wide bean asks an {@code Instance} for it. */
    @Produces
    @Nullable
    VerifiedAccessToken accessToken(InjectionPoint point) {
        KeptClaims.requireUnshared(point, resources);
        AccessTokenCallerPrincipal caller = callers.current(AccessTokenCallerPrincipal.class);
        return caller == null ? null : caller.accessToken();
    }

    @Produces
    @Claim
    @Nullable
    String string(InjectionPoint point) {
        return (String) claim(point, String.class);
    }

    @Produces
    @Claim
    @Nullable
    Long wholeNumber(InjectionPoint point) {
        return (Long) claim(point, Long.class);
    }

    @Produces
    @Claim
    @Nullable
    Boolean truth(InjectionPoint point) {
        return (Boolean) claim(point, Boolean.class);
    }

    @Produces
    @Claim
    @Nullable
    @SuppressWarnings("unchecked") // ClaimConversion gives sets of strings only
    Set<String> strings(InjectionPoint point) {
        return (Set<String>) claim(point, Set.class);
    }

    @Produces
    @Claim
    @Typed(JsonValue.class)
    @Nullable
    JsonValue json(InjectionPoint point) {
        return (JsonValue) claim(point, JsonValue.class);
    }

    @Produces
    @Claim
    @Typed(JsonString.class)
    @Nullable
    JsonString jsonString(InjectionPoint point) {
        return (JsonString) claim(point, JsonString.class);
    }

    @Produces
    @Claim
    @Typed(JsonNumber.class)
    @Nullable
    JsonNumber jsonNumber(InjectionPoint point) {
        return (JsonNumber) claim(point, JsonNumber.class);
    }

    @Produces
    @Claim
    @Typed(JsonArray.class)
    @Nullable
    JsonArray jsonArray(InjectionPoint point) {
        return (JsonArray) claim(point, JsonArray.class);
    }

    @Produces
    @Claim
    @Typed(JsonObject.class)
    @Nullable
    JsonObject jsonObject(InjectionPoint point) {
        return (JsonObject) claim(point, JsonObject.class);
    }

    @Produces
    @Claim
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // T is what the injection point asks for
    <T> Optional<T> optional(InjectionPoint point) {
        return Optional.ofNullable((T) claim(point, argumentOf(point.getType())));
    }

    @Produces
    @Claim
    @SuppressWarnings("TypeParameterUnusedInFormals") // T is what the injection point asks for
    <T> ClaimValue<T> claimValue(InjectionPoint point) {
        return new CurrentClaimValue<>(this::callersClaim, ClaimNames.of(point), argumentOf(point.getType()));
    }

    private @Nullable Object claim(InjectionPoint point, Type type) {
        KeptClaims.requireUnshared(point, resources);
        return ClaimConversion.convert(callersClaim(ClaimNames.of(point)), type);
    }

    private @Nullable Object callersClaim(String name) {
        JsonWebToken caller = callers.current(JsonWebToken.class);
        return caller == null ? null : caller.getClaim(name);
    }

    /**
     * What the {@code Optional} or {@code ClaimValue} holds. OpenWebBeans describes the point as it is declared, with the
     * {@code Provider} or {@code Instance} around; Weld without it.
     */
    static Type argumentOf(Type type) {
        if (!(type instanceof ParameterizedType parameterized)) {
            return JsonValue.class;
        }
        Type argument = parameterized.getActualTypeArguments()[0];
        boolean lookup = parameterized.getRawType() instanceof Class<?> raw && Provider.class.isAssignableFrom(raw);
        return lookup ? argumentOf(argument) : argument;
    }
}
