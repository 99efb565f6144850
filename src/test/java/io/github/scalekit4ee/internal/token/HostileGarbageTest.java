package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.base64;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.scalekit4ee.InvalidTokenException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the refusal of one token costs, as large as a token may be. Anybody can send them as fast as the network goes, so the
 * garbage of each is a small multiple of its own size.
 */
class HostileGarbageTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Sixteen times the token's own size. The worst shape was at seventy times. */
    private static final long MOST_BYTES = 16L * CompactToken.MAX_LENGTH;

    private static final int ROUNDS = 50;

    /** The payload's elements, all of which are strict JSON. */
    enum Shape {
        EMPTY_ARRAYS(i -> "[]"),
        EMPTY_OBJECTS(i -> "{}"),
        EMPTY_STRINGS(i -> "\"\""),
        DEEP_ARRAYS(i -> "[".repeat(20) + "]".repeat(20)),
        DEEP_OBJECTS(i -> "{\"a\":".repeat(20) + "1" + "}".repeat(20)),
        SMALL_ARRAYS(i -> "[1]"),
        SMALL_OBJECTS(i -> "{\"a\":1}"),
        LARGE_OBJECTS(i -> {
            StringBuilder object = new StringBuilder("{\"a\":1");
            for (int member = 0; member < 40; member++) {
                object.append(",\"").append(member).append("\":1");
            }
            return object.append('}').toString();
        }),
        SHORT_STRINGS(i -> "\"a\""),
        ESCAPES(i -> "\"\\n\""),
        ESCAPES_BETWEEN_LETTERS(i -> "\"a\\nb\""),
        UNICODE_ESCAPES(i -> "\"\\u0041\""),
        LETTERS_OF_TWO_BYTES(i -> "\"\u00e9\""),
        LETTERS_OF_FOUR_BYTES(i -> "\"\uD83D\uDE00\""),
        WHOLE_NUMBERS(i -> "999"),
        FRACTIONS(i -> "1.5"),
        EXPONENTS(i -> "1e9"),
        LARGE_NUMBERS(i -> "9999999999999999999"),
        LITERALS(i -> "true"),
        ONE_LONG_STRING(i -> i == 0 ? '"' + "x".repeat(23_000) + '"' : ""),
        ONE_STRING_OF_ESCAPES(i -> i == 0 ? '"' + "\\n".repeat(11_500) + '"' : ""),
        ONE_STRING_OF_ESCAPES_AND_LETTERS(i -> i == 0 ? '"' + "\u00e9\\n".repeat(5_800) + '"' : "");

        private final IntFunction<String> element;

        Shape(IntFunction<String> element) {
            this.element = element;
        }

        String array(int bytes) {
            String next = element.apply(1);
            String more = next.isEmpty() ? "" : ("," + next).repeat((bytes - utf8(next)) / (utf8(next) + 1) - 1);
            return "[" + element.apply(0) + more + "]";
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aRefusalCostsLittle(Shape shape) {
        int room = CompactToken.MAX_LENGTH / 4 * 3 - 700;
        assertCostsLittle(
                shape + " in a claim",
                HEADER,
                machine().withRaw("x", shape.array(room)).toString());
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void aRefusalOfAHeaderCostsLittle(Shape shape) {
        String header = HEADER.replace("}", ",\"x\":" + shape.array(CompactToken.MAX_LENGTH / 4 * 3 - 900) + "}");
        assertCosts(shape + " in the header", header, machine().toString(), 2L * CompactToken.MAX_LENGTH);
    }

    @ParameterizedTest
    @EnumSource(Names.class)
    void aRefusalOfManyMembersCostsLittle(Names names) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; members.length() < CompactToken.MAX_LENGTH / 4 * 3 - 700; i++) {
            members.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(names.name.apply(i))
                    .append("\":1");
        }
        assertCostsLittle(names + " as members", HEADER, machine().plus(members.toString()));
    }

    enum Names {
        SHORT_NAMES(i -> Integer.toString(i, 36)),
        ESCAPED_NAMES(i -> "\\u00e9" + i),
        NAMES_OF_ONE_HASH(i -> {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            return name.toString();
        });

        private final IntFunction<String> name;

        Names(IntFunction<String> name) {
            this.name = name;
        }
    }

    private static void assertCostsLittle(String what, String header, String payload) {
        assertCosts(what, header, payload, MOST_BYTES);
    }

    private static void assertCosts(String what, String header, String payload, long most) {
        String token = base64(header) + "." + base64(payload) + "." + base64(new byte[256]);
        assertThat(token.length()).isBetween(CompactToken.MAX_LENGTH / 10 * 9, CompactToken.MAX_LENGTH);
        TokenVerifier<VerifiedClaims> verifier = new TokenVerifier<>(
                TestConfiguration.scalekit().cache(100, Duration.ofMinutes(5)).build(),
                new FakeKeySource().with(KID, "RS256", RSA.getPublic()).unnamed(),
                null,
                Clock.fixed(NOW, ZoneOffset.UTC),
                claims -> claims);
        refuse(verifier, token);

        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            refuse(verifier, token);
        }
        long bytes = (THREADS.getCurrentThreadAllocatedBytes() - before) / ROUNDS;

        assertThat(bytes).as(what).isLessThan(most);
    }

    private static void refuse(TokenVerifier<VerifiedClaims> verifier, String token) {
        try {
            verifier.verify(token);
            throw new AssertionError("not refused");
        } catch (InvalidTokenException expected) {
            // as anybody's token
        }
    }

    private static int utf8(String text) {
        return text.getBytes(UTF_8).length;
    }
}
