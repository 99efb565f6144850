package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimConversionTest {

    private Optional<Set<String>> optionalSet;
    private Optional<Long> optionalLong;

    @Test
    void givesAStringInBothWorlds() {
        assertThat(ClaimConversion.convert("a", String.class)).isEqualTo("a");
        assertThat(ClaimConversion.convert("a", JsonString.class)).isEqualTo(Json.createValue("a"));
        assertThat(ClaimConversion.convert(Json.createValue("a"), String.class)).isEqualTo("a");
    }

    @Test
    void givesANumberInBothWorlds() {
        assertThat(ClaimConversion.convert(7L, Long.class)).isEqualTo(7L);
        assertThat(ClaimConversion.convert(Json.createValue(7), long.class)).isEqualTo(7L);
        assertThat(ClaimConversion.convert(7L, JsonNumber.class)).isEqualTo(Json.createValue(7));
    }

    @Test
    void cutsNoNumber() {
        assertThat(ClaimConversion.convert(Json.createValue(new BigDecimal("7.5")), Long.class))
                .isNull();
        assertThat(ClaimConversion.convert(BigInteger.TWO.pow(64), Long.class)).isNull();
        assertThat(ClaimConversion.convert(Json.createValue(new BigDecimal("7.0")), Long.class))
                .isEqualTo(7L);
    }

    @Test
    void givesATruthValue() {
        assertThat(ClaimConversion.convert(true, Boolean.class)).isEqualTo(true);
        assertThat(ClaimConversion.convert(JsonValue.FALSE, boolean.class)).isEqualTo(false);
        assertThat(ClaimConversion.convert("true", Boolean.class)).isNull();
    }

    @Test
    void givesASetAlsoOfASingleString() {
        assertThat(ClaimConversion.convert("a", Set.class)).isEqualTo(Set.of("a"));
        assertThat(ClaimConversion.convert(Set.of("a"), JsonArray.class))
                .isEqualTo(Json.createArrayBuilder().add("a").build());
    }

    @Test
    void givesNothingWhereTheKindIsAnother() {
        assertThat(ClaimConversion.convert("a", JsonObject.class)).isNull();
        assertThat(ClaimConversion.convert("a", Long.class)).isNull();
        assertThat(ClaimConversion.convert(7L, Set.class)).isNull();
        assertThat(ClaimConversion.convert(null, String.class)).isNull();
        assertThat(ClaimConversion.convert(List.of("a"), String.class)).isNull();
        assertThat(ClaimConversion.convert(Json.createArrayBuilder().build(), String.class))
                .isNull();
    }

    @Test
    void wrapsWhatAnOptionalAsksFor() throws Exception {
        assertThat(ClaimConversion.convert("a", field("optionalSet"))).isEqualTo(Optional.of(Set.of("a")));
        assertThat(ClaimConversion.convert(7L, field("optionalLong"))).isEqualTo(Optional.of(7L));
        assertThat(ClaimConversion.convert(null, field("optionalLong"))).isEqualTo(Optional.empty());
    }

    private static Type field(String name) throws NoSuchFieldException {
        return ClaimConversionTest.class.getDeclaredField(name).getGenericType();
    }
}
