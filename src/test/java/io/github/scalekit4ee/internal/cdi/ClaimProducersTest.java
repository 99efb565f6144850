package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.FakeCallers;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.SecurityContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The values of the claims of the current caller. */
@SuppressWarnings("unused")
class ClaimProducersTest {

    private final Map<String, Object> claims = new HashMap<>();
    private @Nullable Principal caller = Fake.of(JsonWebToken.class)
            .on("getClaim", given -> claims.get((String) given[0]))
            .make();

    private final ClaimProducers producers = new ClaimProducers(
            FakeCallers.of(Fake.of(SecurityContext.class)
                    .on("getCallerPrincipal", given -> caller)
                    .on("getPrincipalsByType", given -> caller == null ? Set.of() : Set.of(caller))
                    .make()),
            new ScalekitExtension());

    private static final class Asking {
        @Claim("c")
        Object any;

        @Claim("c")
        Optional<String> optional;

        @Claim("c")
        ClaimValue<Optional<Long>> value;

        @Claim("c")
        Optional<Instant> unknown;

        Object unnamed;
    }

    @Test
    void eachIsGivenInItsType() {
        claim("anna");
        assertThat(producers.string(point())).isEqualTo("anna");
        claim(7L);
        assertThat(producers.wholeNumber(point())).isEqualTo(7L);
        assertThat(producers.smallWholeNumber(point())).isEqualTo(7);
        assertThat(producers.floatingNumber(point())).isEqualTo(7.0);
        claim(true);
        assertThat(producers.truth(point())).isTrue();
        claim(false);
        assertThat(producers.truth(point())).isFalse();
        claim(List.of("b", "a", "b"));
        assertThat(producers.strings(point())).containsExactlyInAnyOrder("a", "b");
        assertThat(producers.stringList(point())).containsExactly("b", "a", "b");
    }

    @Test
    void soIsEachOfJson() {
        JsonString text = Json.createValue("anna");
        claim(text);
        assertThat(producers.json(point())).isEqualTo(text);
        assertThat(producers.jsonString(point())).isEqualTo(text);
        JsonNumber number = Json.createValue(7);
        claim(number);
        assertThat(producers.jsonNumber(point())).isEqualTo(number);
        claim(JsonValue.EMPTY_JSON_ARRAY);
        assertThat(producers.jsonArray(point())).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        assertThat(producers.jsonStructure(point())).isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        claim(JsonValue.EMPTY_JSON_OBJECT);
        assertThat(producers.jsonObject(point())).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void anOptionalHoldsWhatTheInjectionPointSays() {
        claim("anna");
        assertThat(producers.optional(point("optional"))).hasValue("anna");
        claims.clear();
        assertThat(producers.optional(point("optional"))).isEmpty();
    }

    /** OpenWebBeans describes what an Instance gives by the class of the value alone. */
    @Test
    void whereTheContainerDoesNotSayTheTypeTheFieldDoes() {
        claim(7L);

        assertThat(producers.claimValue(point("value", ClaimValue.class, null)).getValue())
                .isEqualTo(Optional.of(7L));
    }

    @Test
    void aTypeThatNoClaimHasIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> producers.optional(point("unknown")))
                .withMessageContaining("Asking.unknown asks for a claim as");
    }

    @Test
    void anInjectionPointNamesItsClaim() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> producers.string(point("unnamed")))
                .withMessageContaining("no @Claim");
    }

    @Test
    void withoutACallerThereIsNone() {
        claim("anna");
        caller = null;

        assertThat(producers.string(point())).isNull();
        assertThat(producers.accessToken(point())).isNull();
    }

    @Test
    void nothingIsGivenToWhatServesOthersToo() {
        Bean<?> shared = Fake.of(Bean.class)
                .on("getScope", ApplicationScoped.class)
                .on("getBeanClass", (Object) Asking.class)
                .make();

        assertThatIllegalStateException()
                .isThrownBy(() -> producers.string(point("any", Object.class, shared)))
                .withMessageContaining("would keep the claims");
        assertThatIllegalStateException()
                .isThrownBy(() -> producers.accessToken(point("any", VerifiedAccessToken.class, shared)))
                .withMessageContaining("would keep the claims");
    }

    @Test
    @ExtendWith(SimulatedScalekitExtension.class)
    void theTokenIsTheCallers(SimulatedScalekit scalekit) {
        try (AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .audience("https://api.example")
                .build()) {
            VerifiedAccessToken token = verifier.verify(scalekit.mint()
                    .organizationClient()
                    .audience("https://api.example")
                    .token());
            caller = FakeCallers.caller(token);

            assertThat(producers.accessToken(point())).isSameAs(token);
        }
    }

    private void claim(Object value) {
        claims.put("c", value);
    }

    private static InjectionPoint point() {
        return point("any");
    }

    private static InjectionPoint point(String name) {
        try {
            return point(name, Asking.class.getDeclaredField(name).getGenericType(), null);
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** Asked each time where there is no bean. */
    private static InjectionPoint point(String name, Type type, @Nullable Bean<?> bean) {
        try {
            var field = Asking.class.getDeclaredField(name);
            Annotation[] qualifiers = field.getAnnotations();
            Object annotated = bean == null
                    ? null
                    : Fake.of(AnnotatedField.class).on("getBaseType", type).make();
            return Fake.of(InjectionPoint.class)
                    .on("getType", type)
                    .on("getMember", field)
                    .on("getBean", given -> bean)
                    .on("getAnnotated", given -> annotated)
                    .on("getQualifiers", Set.of(qualifiers))
                    .make();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
