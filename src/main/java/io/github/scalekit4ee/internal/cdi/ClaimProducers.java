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
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.util.List;
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
    private final ClaimValues values;

    @Inject
    ClaimProducers(Callers callers, ScalekitExtension extension) {
        this.callers = callers;
        this.resources = extension.claimPoints().resources();
        this.values = new ClaimValues(this::callersClaim);
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected ClaimProducers() {
        this.callers = null;
        this.resources = Set.of();
        this.values = null;
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
    @Typed(String.class)
    @Nullable
    String string(InjectionPoint point) {
        return (String) claim(point, InjectedType.STRING);
    }

    @Produces
    @Claim
    @Typed(Long.class)
    @Nullable
    Long wholeNumber(InjectionPoint point) {
        return (Long) claim(point, InjectedType.LONG);
    }

    @Produces
    @Claim
    @Typed(Integer.class)
    @Nullable
    Integer smallWholeNumber(InjectionPoint point) {
        return (Integer) claim(point, InjectedType.INTEGER);
    }

    @Produces
    @Claim
    @Typed(Double.class)
    @Nullable
    Double floatingNumber(InjectionPoint point) {
        return (Double) claim(point, InjectedType.DOUBLE);
    }

    @Produces
    @Claim
    @Typed(Boolean.class)
    @Nullable
    Boolean truth(InjectionPoint point) {
        return (Boolean) claim(point, InjectedType.BOOLEAN);
    }

    @Produces
    @Claim
    @Nullable
    @SuppressWarnings("unchecked") // the type holds strings only
    Set<String> strings(InjectionPoint point) {
        return (Set<String>) claim(point, InjectedType.STRING_SET);
    }

    @Produces
    @Claim
    @Nullable
    @SuppressWarnings("unchecked") // the type holds strings only
    List<String> stringList(InjectionPoint point) {
        return (List<String>) claim(point, InjectedType.STRING_LIST);
    }

    @Produces
    @Claim
    @Typed(JsonValue.class)
    @Nullable
    JsonValue json(InjectionPoint point) {
        return (JsonValue) claim(point, InjectedType.JSON_VALUE);
    }

    @Produces
    @Claim
    @Typed(JsonStructure.class)
    @Nullable
    JsonStructure jsonStructure(InjectionPoint point) {
        return (JsonStructure) claim(point, InjectedType.JSON_STRUCTURE);
    }

    @Produces
    @Claim
    @Typed(JsonString.class)
    @Nullable
    JsonString jsonString(InjectionPoint point) {
        return (JsonString) claim(point, InjectedType.JSON_STRING);
    }

    @Produces
    @Claim
    @Typed(JsonNumber.class)
    @Nullable
    JsonNumber jsonNumber(InjectionPoint point) {
        return (JsonNumber) claim(point, InjectedType.JSON_NUMBER);
    }

    @Produces
    @Claim
    @Typed(JsonArray.class)
    @Nullable
    JsonArray jsonArray(InjectionPoint point) {
        return (JsonArray) claim(point, InjectedType.JSON_ARRAY);
    }

    @Produces
    @Claim
    @Typed(JsonObject.class)
    @Nullable
    JsonObject jsonObject(InjectionPoint point) {
        return (JsonObject) claim(point, InjectedType.JSON_OBJECT);
    }

    @Produces
    @Claim
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
    }) // T is what the injection point asks for
    <T> Optional<T> optional(InjectionPoint point) {
        return (Optional<T>) claim(point, form(point));
    }

    @Produces
    @Claim
    @SuppressWarnings("TypeParameterUnusedInFormals") // T is what the injection point asks for
    <T> ClaimValue<T> claimValue(InjectionPoint point) {
        return values.of(ClaimNames.of(point), form(point));
    }

    /** The deployment has refused all others, but not what an application looks up when it runs. */
    private static ClaimForm form(InjectionPoint point) {
        ClaimForm form = ClaimForm.of(point.getType());
        if (form == null && point.getMember() instanceof Field field) {
            // To OpenWebBeans what an Instance gives is of the type of this class.
            form = ClaimForm.of(field.getGenericType());
        }
        if (form == null) {
            throw new IllegalStateException(UnknownClaimTypes.message(point));
        }
        return form;
    }

    private @Nullable Object claim(InjectionPoint point, InjectedType type) {
        return claim(point, new ClaimForm(false, type));
    }

    private @Nullable Object claim(InjectionPoint point, ClaimForm form) {
        KeptClaims.requireUnshared(point, resources);
        String name = ClaimNames.of(point);
        return form.convert(callersClaim(name), name, point);
    }

    private @Nullable Object callersClaim(String name) {
        JsonWebToken caller = callers.current(JsonWebToken.class);
        return caller == null ? null : caller.getClaim(name);
    }
}
