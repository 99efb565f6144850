package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of claim adds to a token's weight, in bytes; {@link TokenWeightTest} holds the sums against the heap. */
class TokenWeightPartsTest {

    private static final int MEMBER = 24;
    private static final int STRING = 40;
    private static final int COLLECTION = 48;
    private static final int GROUP = 48 + 16;

    private static final int NAME = MEMBER + STRING + 1;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true|0",
                "null|0",
                "1|24",
                "1.5|160",
                "123456789012345678901234567890|160",
                "\"abc\"|43",
                "\"\u00ff\"|41",
                "\"ab\u0100\"|46",
                "{}|96",
                "{\"sub\":true}|120",
                "{\"a\":1}|185"
            })
    void aValueWeighsWhatItTakes(String json, int bytes) throws MalformedJsonException {
        assertThat(weight("{\"x\":" + json + "}") - weight("{}")).isEqualTo(NAME + bytes);
    }

    /** Since it may be a source of groups, each string of an array counts as a group with a prefix, too. */
    @Test
    void anArrayWeighsItsElementsAndTheGroupsThatTheyMayBecome() throws MalformedJsonException {
        assertThat(weight("{\"x\":[]}") - weight("{}")).isEqualTo(NAME + COLLECTION);
        assertThat(weight("{\"x\":[1]}") - weight("{}")).isEqualTo(NAME + COLLECTION + 8 + 24 + 2 * COLLECTION);
        assertThat(weight("{\"x\":[1,\"abc\"]}") - weight("{\"x\":[1]}"))
                .isEqualTo(8 + (STRING + 3) + GROUP + (STRING + 3));
    }

    @Test
    void aNameThatAllTokensShareWeighsNothing() throws MalformedJsonException {
        assertThat(weight("{\"email\":true}") - weight("{}")).isEqualTo(MEMBER);
    }

    @Test
    void aLargeObjectHasATableToo() throws MalformedJsonException {
        int more = MEMBER + STRING + 3;
        assertThat(weight(members(32)) - weight(members(31))).isEqualTo(more);
        assertThat(weight(members(33)) - weight(members(32))).isEqualTo(more + 33 * 48);
        assertThat(weight(members(34)) - weight(members(33))).isEqualTo(more + 48);
    }

    @Test
    void theWordsOfAStringAreObjectsOfTheirOwn() throws MalformedJsonException {
        int words = 2 * (STRING + 1);
        int groups = 2 * COLLECTION + 2 * GROUP + words;
        for (String name : new String[] {"scope", "scopes"}) {
            assertThat(weight("{\"" + name + "\":\"a b\"}") - weight("{\"" + name + "\":true}"))
                    .isEqualTo((STRING + 3) + 2 * 16 + words + groups);
        }
    }

    /** The name of the other claim is no shared one, and its words are in no set. */
    @ParameterizedTest
    @ValueSource(strings = {"aud", "roles", "permissions", "scopes"})
    void theWordsOfAnArrayHaveASet(String name) throws MalformedJsonException {
        String other = "x".repeat(name.length());

        assertThat(weight("{\"" + name + "\":[\"a\",\"b\"]}"))
                .isEqualTo(weight("{\"" + other + "\":[\"a\",\"b\"]}") - (STRING + name.length()) + 2 * 16);
    }

    @Test
    void theLeastTokenHasItsPlaceInTheCache() throws MalformedJsonException {
        assertThat(weight("{}")).isEqualTo(488 + 2 * COLLECTION + 4 * COLLECTION);
    }

    private static String members(int n) {
        return IntStream.range(100, 100 + n)
                .mapToObj(i -> "\"" + i + "\":true")
                .collect(Collectors.joining(",", "{\"x\":{", "}}"));
    }

    private static int weight(String claims) throws MalformedJsonException {
        return TokenWeight.of(new VerifiedClaims("", "caller", StrictJson.parseObject(claims.getBytes(UTF_8))));
    }
}
