package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each JSON type of a claim becomes in each type of Java that an application may ask for. */
class ClaimTypesTest {

    private static final BigInteger HUGE = BigInteger.TEN.pow(30);

    @Test
    void jsonWebTokenGivesJavasTypesForSimpleClaimsAndJsonForTheOthers() {
        assertThat(ClaimTypes.ofJsonWebToken("sub", "anna")).isEqualTo("anna");
        assertThat(ClaimTypes.ofJsonWebToken("beta", true)).isEqualTo(true);
        assertThat(ClaimTypes.ofJsonWebToken("missing", null)).isNull();
        assertThat(ClaimTypes.ofJsonWebToken("level", 7L)).isEqualTo(Json.createValue(7));
        assertThat(ClaimTypes.ofJsonWebToken("list", List.of("a")))
                .isEqualTo(Json.createArrayBuilder(List.of("a")).build());
        assertThat(ClaimTypes.ofJsonWebToken("object", Map.of("a", 1L)))
                .isEqualTo(Json.createObjectBuilder().add("a", 1).build());
        for (String time : List.of("exp", "iat", "nbf", "auth_time", "updated_at")) {
            assertThat(ClaimTypes.ofJsonWebToken(time, 7L)).isEqualTo(7L);
            assertThat(ClaimTypes.ofJsonWebToken(time, new BigDecimal("7.9"))).isEqualTo(7L);
            assertThat(ClaimTypes.ofJsonWebToken(time, HUGE)).isNull();
        }
        for (String set : List.of("aud", "groups")) {
            assertThat(ClaimTypes.ofJsonWebToken(set, "one")).isEqualTo(Set.of("one"));
            assertThat(ClaimTypes.ofJsonWebToken(set, List.of("a", "b"))).isEqualTo(Set.of("a", "b"));
            assertThat(ClaimTypes.ofJsonWebToken(set, List.of("a", 1L))).isNull();
        }
    }

    @Test
    void everyTypeThatAClaimCanHaveIsJson() {
        JsonValue known = Json.createValue("known");
        assertThat(ClaimTypes.json(null)).isSameAs(JsonValue.NULL);
        assertThat(ClaimTypes.json(known)).isSameAs(known);
        assertThat(ClaimTypes.json("text")).isEqualTo(Json.createValue("text"));
        assertThat(ClaimTypes.json(true)).isSameAs(JsonValue.TRUE);
        assertThat(ClaimTypes.json(false)).isSameAs(JsonValue.FALSE);
        assertThat(ClaimTypes.json(7L)).hasToString("7");
        assertThat(ClaimTypes.json(HUGE)).hasToString(HUGE.toString());
        assertThat(ClaimTypes.json(new BigDecimal("1.5"))).hasToString("1.5");
        assertThat(ClaimTypes.json(Arrays.asList("a", null, List.of(1L)))).hasToString("[\"a\",null,[1]]");
        assertThat(ClaimTypes.json(Collections.singletonMap("a", null))).hasToString("{\"a\":null}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimTypes.json(new StringBuilder("hush")))
                .withMessage("not a type that a claim can have: java.lang.StringBuilder");
    }

    @Test
    void stringsAreThoseOfAnArrayOrTheOneValueThatAStringIs() {
        assertThat(ClaimTypes.stringSet(List.of("b", "a", "b"))).containsExactly("b", "a");
        assertThat(ClaimTypes.stringList(List.of("b", "a", "b"))).containsExactly("b", "a", "b");
        assertThat(ClaimTypes.stringList("a b")).containsExactly("a b");
        assertThat(ClaimTypes.stringSet(Json.createValue("a b"))).containsExactly("a b");
        assertThat(ClaimTypes.stringList(
                        Json.createArrayBuilder(List.of("a", "b")).build()))
                .containsExactly("a", "b");
        assertThat(ClaimTypes.stringList(List.of())).isEmpty();
        for (Object none : new Object[] {null, 1L, true, Map.of("a", "b"), List.of("a", 1L), List.of(List.of("a"))}) {
            assertThat(ClaimTypes.stringSet(none)).isNull();
            assertThat(ClaimTypes.stringList(none)).isNull();
        }
    }

    @Test
    void nobodyCanChangeTheStringsOfAClaim() {
        assertThatThrownBy(() -> ClaimTypes.stringSet("a").add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ClaimTypes.stringList("a").add("b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void everySimpleValueHasAText() {
        assertThat(ClaimTypes.string("text")).isEqualTo("text");
        assertThat(ClaimTypes.string(Json.createValue("text"))).isEqualTo("text");
        assertThat(ClaimTypes.string(7L)).isEqualTo("7");
        assertThat(ClaimTypes.string(Json.createValue(7))).isEqualTo("7");
        assertThat(ClaimTypes.string(false)).isEqualTo("false");
        assertThat(ClaimTypes.string(JsonValue.TRUE)).isEqualTo("true");
        for (Object none : new Object[] {List.of("a"), Map.of(), JsonValue.NULL, JsonValue.EMPTY_JSON_ARRAY}) {
            assertThat(ClaimTypes.string(none)).isNull();
        }
    }

    @Test
    void truthIsTrueOrFalseAndNothingThatLooksLikeIt() {
        assertThat(ClaimTypes.truth(true)).isTrue();
        assertThat(ClaimTypes.truth(false)).isFalse();
        assertThat(ClaimTypes.truth(JsonValue.TRUE)).isTrue();
        assertThat(ClaimTypes.truth(JsonValue.FALSE)).isFalse();
        for (Object none : new Object[] {"true", 1L, JsonValue.NULL}) {
            assertThat(ClaimTypes.truth(none)).isNull();
        }
    }

    @Test
    void aWholeNumberLosesNothing() {
        for (Object seven : new Object[] {7L, BigInteger.valueOf(7), new BigDecimal("7.0"), Json.createValue(7), 7.0}) {
            assertThat(ClaimTypes.wholeNumber(seven)).isEqualTo(7L);
            assertThat(ClaimTypes.smallWholeNumber(seven)).isEqualTo(7);
        }
        for (Object none : new Object[] {HUGE, new BigDecimal("7.5"), Json.createValue(HUGE), Double.NaN, "7", true}) {
            assertThat(ClaimTypes.wholeNumber(none)).isNull();
            assertThat(ClaimTypes.smallWholeNumber(none)).isNull();
        }
        assertThat(ClaimTypes.wholeNumber(null)).isNull();
        assertThat(ClaimTypes.smallWholeNumber((long) Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ClaimTypes.smallWholeNumber(Integer.MAX_VALUE + 1L)).isNull();
        assertThat(ClaimTypes.smallWholeNumber(Integer.MIN_VALUE - 1L)).isNull();
    }

    @Test
    void aFloatingNumberIsFinite() {
        assertThat(ClaimTypes.floatingNumber(7L)).isEqualTo(7.0);
        assertThat(ClaimTypes.floatingNumber(new BigDecimal("1.5"))).isEqualTo(1.5);
        assertThat(ClaimTypes.floatingNumber(Json.createValue(1.5))).isEqualTo(1.5);
        for (Object none : new Object[] {"1.5", true, new BigDecimal("1e999"), List.of(1.5)}) {
            assertThat(ClaimTypes.floatingNumber(none)).isNull();
        }
    }

    @Test
    void everyTypeHasAName() {
        assertThat(ClaimTypes.jsonTypeOf("a")).isEqualTo("a string");
        assertThat(ClaimTypes.jsonTypeOf(1L)).isEqualTo("a number");
        assertThat(ClaimTypes.jsonTypeOf(true)).isEqualTo("a truth value");
        assertThat(ClaimTypes.jsonTypeOf(false)).isEqualTo("a truth value");
        assertThat(ClaimTypes.jsonTypeOf(List.of())).isEqualTo("an array");
        assertThat(ClaimTypes.jsonTypeOf(Map.of())).isEqualTo("an object");
        assertThat(ClaimTypes.jsonTypeOf(JsonValue.NULL)).isEqualTo("null");
    }
}
