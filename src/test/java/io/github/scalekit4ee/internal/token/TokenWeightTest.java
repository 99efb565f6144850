package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.UsedHeap;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimate against the heap, for whatever makes a token heavy. Each token has its own of everything. */
class TokenWeightTest {

    private static final int PREFIXED = 8;

    enum Kind {
        USUAL(i -> machine().with("jti", "tkn_" + i)),
        MANY_SCOPES(i -> machine().withRaw("scopes", strings(i, 700)).withRaw("roles", "[\"admin\"]")),
        SCOPES_IN_A_STRING(i -> machine().without("scopes").with("scope", words(i, 2_000))),
        ROLES_AND_PERMISSIONS(
                i -> machine().withRaw("roles", strings(i, 400)).withRaw("permissions", strings(i + 1_000_000, 400))),
        SHORT_SCOPES(i -> machine().withRaw("scopes", strings(i, 2_000))),
        LETTERS_OF_TWO_BYTES(i -> machine().withRaw("roles", strings(i, 300).replace("_", "\u5C71\u7530"))),
        ONE_LONG_CLAIM(i -> machine().with("x", i + "x".repeat(20_000))),
        MANY_CLAIMS(i -> machine().withRaw("x", object(i, 1_000))),
        SMALL_OBJECTS(i -> machine().withRaw("x", array(1_000, n -> "{\"a\":" + (i + n + 1_000) + "}"))),
        SMALL_ARRAYS(i -> machine().withRaw("x", array(1_500, n -> "[" + (i + n + 1_000) + "]"))),
        WHOLE_NUMBERS(i -> machine().withRaw("x", array(3_000, n -> "" + (i + n + 1_000)))),
        LARGE_NUMBERS(i -> machine().withRaw("x", array(500, n -> "123456789012345678901234567890" + (i + n)))),
        FRACTIONS(i -> machine().withRaw("x", array(2_000, n -> (i + n) + ".5")));

        private final IntFunction<JsonText> claims;

        Kind(IntFunction<JsonText> claims) {
            this.claims = claims;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isAboveTheTruthAndNotFarAbove(Kind kind) throws MalformedJsonException {
        int count = kind == Kind.USUAL ? 10_000 : 200;
        List<Object> kept = new ArrayList<>(2 * count);
        long estimate = 0;
        long before = UsedHeap.bytes();
        for (int i = 0; i < count; i++) {
            VerifiedClaims claims = claims(kind.claims.apply(10_000 * i));
            estimate += TokenWeight.of(claims);
            kept.add(claims);
            kept.add(groups(claims));
        }
        long truth = UsedHeap.bytes() - before;

        System.out.printf("%s: %d bytes a token, estimated at %d%n", kind, truth / count, estimate / count);
        assertThat(kept).hasSize(2 * count);
        // A megabyte for what else happens in this JVM.
        assertThat(estimate).isBetween(truth - (1 << 20), 5 * truth);
    }

    /** So that one caller may have ten thousand of them within three quarters of the default. */
    @Test
    void aUsualTokenIsNotReckonedAsAHeavyOne() throws MalformedJsonException {
        assertThat(TokenWeight.of(claims(machine()))).isLessThan(2_500);
    }

    private static VerifiedClaims claims(JsonText claims) throws MalformedJsonException {
        Map<String, Object> members = StrictJson.parseObject(claims.toString().getBytes(UTF_8));
        return new VerifiedClaims("", (String) members.get("sub"), members);
    }

    /** As the server side derives them with a prefix. */
    private static Set<String> groups(VerifiedClaims claims) {
        Set<String> groups = new LinkedHashSet<>();
        for (Set<String> source : List.of(claims.scopes(), claims.roles(), claims.permissions())) {
            source.forEach(word -> groups.add("p".repeat(PREFIXED).concat(word)));
        }
        return groups;
    }

    private static String strings(int from, int count) {
        return array(count, n -> "\"s_" + (from + n) + "\"");
    }

    private static String array(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining(",", "[", "]"));
    }

    private static String words(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    private static String object(int from, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "\"m" + (from + n) + "\":" + (1_000 + n))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
