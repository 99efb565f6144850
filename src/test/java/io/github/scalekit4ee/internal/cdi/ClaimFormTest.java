package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that CDI lets stand at an injection point, times every type that a claim can have. */
@SuppressWarnings({"unused", "rawtypes"})
class ClaimFormTest {

    private static final String CLAIM = "level";

    /** What a claim can be, as a caller's token gives it: a JDK type or its JSON-P equal. */
    private enum Kind {
        STRING("seven", Json.createValue("seven")),
        STRING_OF_DIGITS("7", Json.createValue("7")),
        WHOLE(7L, Json.createValue(7)),
        WHOLE_WITH_FRACTION(new BigDecimal("7.0"), Json.createValue(new BigDecimal("7.0"))),
        FRACTION(new BigDecimal("7.5"), Json.createValue(new BigDecimal("7.5"))),
        BEYOND_INT(1L << 40, Json.createValue(1L << 40)),
        BEYOND_LONG(BigInteger.TWO.pow(70), Json.createValue(BigInteger.TWO.pow(70))),
        BEYOND_DOUBLE(new BigDecimal("1e999"), Json.createValue(new BigDecimal("1e999"))),
        TRUTH(true, JsonValue.TRUE),
        STRINGS(List.of("a", "b"), Json.createArrayBuilder(List.of("a", "b")).build()),
        MIXED(List.of("a", 1L), Json.createArrayBuilder(List.of("a", 1L)).build()),
        OBJECT(Map.of("a", "b"), Json.createObjectBuilder(Map.of("a", "b")).build());

        private final Object plain;
        private final JsonValue json;

        Kind(Object plain, JsonValue json) {
            this.plain = plain;
            this.json = json;
        }
    }

    private static class Fitting {
        String string;
        Boolean truth;
        boolean primitiveTruth;
        Integer integer;
        int primitiveInteger;
        Long whole;
        long primitiveWhole;
        Double floating;
        double primitiveFloating;
        Set<String> set;
        List<String> list;
        JsonValue json;
        JsonStructure structure;
        JsonString jsonString;
        JsonNumber jsonNumber;
        JsonArray jsonArray;
        JsonObject jsonObject;
    }

    private static class Wrapped<T> {
        T plain;
        Optional<T> optional;
        ClaimValue<T> value;
        ClaimValue<Optional<T>> optionalValue;
        Provider<T> provider;
        Instance<T> instance;
        Provider<Optional<T>> optionalProvider;
        Instance<ClaimValue<Optional<T>>> optionalValueInstance;
        Provider<Instance<T>> providerOfInstance;
    }

    private static class Unfitting<T> {
        Object object;
        Number number;
        CharSequence text;
        char character;
        byte bits;
        short small;
        float narrow;
        Float boxedNarrow;
        BigDecimal decimal;
        BigInteger integer;
        Instant instant;
        OptionalLong optionalLong;
        Thread unknownClass;
        Kind enumeration;
        String[] array;
        long[] primitives;
        List<String>[] genericArray;
        Set rawSet;
        List rawList;
        Collection<String> collection;
        Iterable<String> iterable;
        Set<Long> numbers;
        List<JsonValue> values;
        List<Optional<String>> optionals;
        Set<?> anySet;
        Set<? extends String> wildcardSet;
        Map<String, String> map;
        T variable;
        Optional rawOptional;
        Optional<?> anyOptional;
        Optional<? extends Long> wildcardOptional;
        Optional<T> variableOptional;
        Optional<Object> objectOptional;
        Optional<Optional<String>> twice;
        Optional<ClaimValue<String>> turned;
        Optional<Provider<String>> providerInside;
        ClaimValue rawValue;
        ClaimValue<?> anyValue;
        ClaimValue<Optional> rawOptionalValue;
        ClaimValue<T> variableValue;
        ClaimValue<ClaimValue<String>> twiceValue;
        ClaimValue<Instant> unknownValue;
        ClaimValue<Optional<Instant>> unknownOptionalValue;
        Provider rawProvider;
        Instance rawInstance;
        Instance<?> anyInstance;
        Provider<Instant> unknownProvider;
        Instance<Set<Long>> unknownInstance;
    }

    static Stream<Field> fitting() {
        return fields(Fitting.class);
    }

    static Stream<Field> unfitting() {
        return fields(Unfitting.class);
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void hasNoFormForAnyOtherType(Field field) {
        assertThat(ClaimForm.of(field.getGenericType())).isNull();
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void givesEachKindItsValueOrSaysThatItDoesNotFit(Field field) {
        ClaimForm form = Objects.requireNonNull(ClaimForm.of(field.getGenericType()));
        Map<Kind, Object> expected = expected(form.type());
        for (Kind kind : Kind.values()) {
            for (Object claim : List.of(kind.plain, kind.json)) {
                if (expected.containsKey(kind)) {
                    assertThat(form.convert(claim, CLAIM, null)).as(kind.name()).isEqualTo(expected.get(kind));
                } else {
                    assertThatIllegalStateException()
                            .as(kind.name())
                            .isThrownBy(() -> form.convert(claim, CLAIM, null))
                            .withMessageContainingAll("\"level\"", " that does not fit " + form.type(), "JsonValue")
                            .withMessageNotContainingAny("seven", "7");
                }
            }
        }
        assertThat(form.convert(null, CLAIM, null)).isNull();
    }

    /** By the type: that of each kind which fits it. */
    private static Map<Kind, Object> expected(InjectedType type) {
        Map<Kind, Object> expected = new LinkedHashMap<>();
        switch (type) {
            case STRING -> {
                for (Kind kind : Kind.values()) {
                    if (kind.compareTo(Kind.TRUTH) <= 0) {
                        expected.put(kind, kind.plain.toString());
                    }
                }
            }
            case BOOLEAN -> expected.put(Kind.TRUTH, true);
            case INTEGER -> {
                expected.put(Kind.WHOLE, 7);
                expected.put(Kind.WHOLE_WITH_FRACTION, 7);
            }
            case LONG -> {
                expected.put(Kind.WHOLE, 7L);
                expected.put(Kind.WHOLE_WITH_FRACTION, 7L);
                expected.put(Kind.BEYOND_INT, 1L << 40);
            }
            case DOUBLE -> {
                expected.put(Kind.WHOLE, 7.0);
                expected.put(Kind.WHOLE_WITH_FRACTION, 7.0);
                expected.put(Kind.FRACTION, 7.5);
                expected.put(Kind.BEYOND_INT, 0x1p40);
                expected.put(Kind.BEYOND_LONG, 0x1p70);
            }
            case STRING_SET -> {
                expected.put(Kind.STRING, Set.of("seven"));
                expected.put(Kind.STRING_OF_DIGITS, Set.of("7"));
                expected.put(Kind.STRINGS, Set.of("a", "b"));
            }
            case STRING_LIST -> {
                expected.put(Kind.STRING, List.of("seven"));
                expected.put(Kind.STRING_OF_DIGITS, List.of("7"));
                expected.put(Kind.STRINGS, List.of("a", "b"));
            }
            default -> {
                for (Kind kind : Kind.values()) {
                    if (type == InjectedType.JSON_VALUE || jsonTypes(kind).contains(type)) {
                        expected.put(kind, kind.json);
                    }
                }
            }
        }
        return expected;
    }

    private static List<InjectedType> jsonTypes(Kind kind) {
        return switch (kind) {
            case STRING, STRING_OF_DIGITS -> List.of(InjectedType.JSON_STRING);
            case TRUTH -> List.of();
            case STRINGS, MIXED -> List.of(InjectedType.JSON_ARRAY, InjectedType.JSON_STRUCTURE);
            case OBJECT -> List.of(InjectedType.JSON_OBJECT, InjectedType.JSON_STRUCTURE);
            default -> List.of(InjectedType.JSON_NUMBER);
        };
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void readsTheSameTypeInsideEachWrapper(Field field) {
        InjectedType type =
                Objects.requireNonNull(ClaimForm.of(field.getGenericType())).type();
        if (field.getType().isPrimitive()) {
            return; // no type argument
        }
        for (Field wrapper : fields(Wrapped.class).toList()) {
            ClaimForm form = ClaimForm.of(filled(wrapper.getGenericType(), field.getGenericType()));
            boolean optional = wrapper.getName().startsWith("optional");
            assertThat(form).as(wrapper.getName()).isEqualTo(new ClaimForm(optional, type));
            assertThat(form.convert(null, CLAIM, null)).isEqualTo(optional ? Optional.empty() : null);
        }
    }

    private static Type filled(Type declared, Type argument) {
        return declared instanceof java.lang.reflect.ParameterizedType parameterized
                ? new Filled(parameterized.getRawType(), filled(parameterized.getActualTypeArguments()[0], argument))
                : argument;
    }

    private record Filled(Type raw, Type argument) implements java.lang.reflect.ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {argument};
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    @Test
    void nobodyChangesWhatAnotherReads() {
        List<String> claim = new ArrayList<>(List.of("a", "a"));

        Object list = new ClaimForm(false, InjectedType.STRING_LIST).convert(claim, CLAIM, null);

        assertThat(list).isEqualTo(List.of("a", "a")).isNotSameAs(claim);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> ((List<?>) list).remove(0));
    }

    @Test
    void aMessageNamesWhatMayBeAskedFor() {
        assertThat(ClaimForm.ways())
                .contains(
                        "String, Boolean, Integer, Long, Double, Set<String>, List<String>, JsonValue", "an Optional");
    }
}
