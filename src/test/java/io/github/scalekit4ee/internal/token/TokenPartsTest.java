package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.json.MalformedJsonException;
import io.github.scalekit4ee.internal.json.StrictJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parts of the verifier, one step before and one step after each of their limits. */
class TokenPartsTest {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Test
    void aNumericDateIsFrom1970To9999() {
        assertThat(NumericDate.millis(0L)).hasValue(0);
        assertThat(NumericDate.millis(253_402_300_799L)).hasValue(253_402_300_799_000L);
        assertThat(NumericDate.millis(new BigDecimal("253402300799"))).hasValue(253_402_300_799_000L);
        assertThat(NumericDate.millis(new BigDecimal("0.0009"))).hasValue(0);
        assertThat(NumericDate.millis(new BigDecimal("1.9999"))).hasValue(1999);
        for (Object none : new Object[] {
            -1L, 253_402_300_800L, new BigDecimal("-0.1"), new BigDecimal("253402300799.1"), BigInteger.ONE, "1", true
        }) {
            assertThat(NumericDate.millis(none)).as("%s", none).isEqualTo(OptionalLong.empty());
        }
        assertThat(NumericDate.millis(null)).isEmpty();
    }

    @Test
    void aLifetimeHasItsFirstMillisecondAndNotItsEnd() {
        Lifetime lifetime = new Lifetime(100, 200);

        lifetime.check(100);
        lifetime.check(199);
        assertRefused(() -> lifetime.check(99), Reason.NOT_YET_VALID);
        assertRefused(() -> lifetime.check(200), Reason.EXPIRED);
    }

    @Test
    void aLifetimeIsWhatAllOfItsClaimsLeave() throws MalformedJsonException {
        LifetimeRule rule = new LifetimeRule(Duration.ofSeconds(30), Duration.ofSeconds(30), null, false);

        assertThat(rule.read(claims("\"exp\":100"))).isEqualTo(new Lifetime(-30_000, 130_000));
        assertThat(rule.read(claims("\"exp\":100,\"nbf\":50,\"iat\":40"))).isEqualTo(new Lifetime(20_000, 130_000));
        assertThat(rule.read(claims("\"exp\":100,\"nbf\":40,\"iat\":50"))).isEqualTo(new Lifetime(20_000, 130_000));
        assertThat(rule.read(claims("\"exp\":100,\"iat\":100"))).isEqualTo(new Lifetime(70_000, 130_000));
        assertRefused(() -> rule.read(claims("\"exp\":100,\"iat\":100.001")), Reason.CLAIM);
        assertRefused(() -> rule.read(claims("\"iat\":100")), Reason.CLAIM);
    }

    @Test
    void theGreatestAgeEndsATokenEarlyAndNeedsIat() throws MalformedJsonException {
        LifetimeRule rule = new LifetimeRule(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(10), false);

        assertThat(rule.read(claims("\"exp\":100,\"iat\":40"))).isEqualTo(new Lifetime(40_000, 50_000));
        assertThat(rule.read(claims("\"exp\":45,\"iat\":40"))).isEqualTo(new Lifetime(40_000, 45_000));
        assertRefused(() -> rule.read(claims("\"exp\":100")), Reason.CLAIM);
        assertRefused(
                () -> new LifetimeRule(Duration.ZERO, Duration.ZERO, null, true).read(claims("\"exp\":100")),
                Reason.CLAIM);
    }

    @Test
    void aCallerMayTakeAllOfItsShareAndNoByteMore() {
        CallerShares shares = new CallerShares(100);

        assertThat(shares.take("a", 101)).isFalse();
        assertThat(shares.take("a", 100)).isTrue();
        assertThat(shares.take("a", 1)).isFalse();
        assertThat(shares.take("b", 60)).isTrue();
        shares.giveBack("a", 40);
        assertThat(shares.take("a", 41)).isFalse();
        assertThat(shares.take("a", 40)).isTrue();
        shares.giveBack("a", 100);
        assertThat(shares.size()).isEqualTo(1);
        shares.giveBack("b", 59);
        assertThat(shares.size()).isEqualTo(1);
        shares.giveBack("b", 1);
        shares.giveBack("c", 1);
        assertThat(shares.size()).isZero();
    }

    @Test
    void theLastFourHeadersAreRemembered() {
        HeaderMemo memo = new HeaderMemo(1);
        for (int i = 0; i < 5; i++) {
            memo.add(bytes("header" + i + ".payload"), 7, new JoseHeader("RS256", "kid" + i));
        }

        assertThat(memo.find(bytes("header0.x"), 7)).as("the first of five").isNull();
        for (int i = 1; i < 5; i++) {
            assertThat(memo.find(bytes("header" + i + ".x"), 7)).isEqualTo(new JoseHeader("RS256", "kid" + i));
        }
        assertThat(memo.find(bytes("header1.x"), 6)).isNull();
        assertThat(memo.find(bytes("header1.x"), 8)).isNull();
    }

    @Test
    void base64urlEndsWithoutStrayBits() {
        for (int value = 0; value < 64; value++) {
            String last = String.valueOf(ALPHABET.charAt(value));
            assertDecodes("A" + last, value % 16 == 0);
            assertDecodes("AA" + last, value % 4 == 0);
            assertDecodes("AAA" + last, true);
            assertDecodes("AAAA" + last, false);
        }
        for (String text : List.of("A", "AA==", "AAA=", "AA A", "A+AA", "A/AA", "AAAA\n", "=", "====", "AAAAA")) {
            assertDecodes(text, false);
        }
    }

    private static void assertDecodes(String text, boolean expected) {
        byte[] around = bytes("xx" + text + "yy");
        try {
            byte[] decoded = Base64Url.decode(around, 2, 2 + text.length());
            assertThat(expected).as(text).isTrue();
            assertThat(decoded).hasSize(text.length() * 3 / 4);
        } catch (InvalidTokenException refused) {
            assertThat(expected).as(text).isFalse();
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void noCharactersAreNoBytes() {
        assertThat(Base64Url.decode(bytes("=="), 1, 1)).isEmpty();
        assertThat(Base64Url.decode(bytes("AQID"), 0, 4)).containsExactly(1, 2, 3);
    }

    @Test
    void aTokenIsCutAtItsDots() {
        CompactToken token = CompactToken.parse("AQ.AgM.BAUG");

        assertThat(token.isEncrypted()).isFalse();
        assertThat(token.decodeHeader()).containsExactly(1);
        assertThat(token.decodePayload()).containsExactly(2, 3);
        assertThat(token.decodeSignature()).containsExactly(4, 5, 6);
        assertThat(token.headerLength()).isEqualTo(2);
        assertThat(token.signedLength()).isEqualTo(6);
        assertThat(CompactToken.parse("AQ.Ag.Aw.BA.BQ").isEncrypted()).isTrue();
        assertThat(CompactToken.parse("AQ.Ag.Aw.BA.BQ").decode(4)).containsExactly(5);
    }

    @Test
    void aPartWithoutCharactersIsAPart() {
        CompactToken token = CompactToken.parse(".AQ.Ag");
        assertThat(token.headerLength()).isZero();
        assertThat(token.decodeHeader()).isEmpty();
        assertThat(token.decodePayload()).containsExactly(1);
        assertThat(token.decodeSignature()).containsExactly(2);
        assertThat(CompactToken.parse("AQ..").decodeSignature()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c.d", "a.b.c.d.e.f", ".", "....."})
    void aTokenHasThreePartsOrFive(String text) {
        assertRefused(() -> CompactToken.parse(text), Reason.MALFORMED);
    }

    @Test
    void aTokenAndItsHeaderMayBeAsLongAsTheirLimits() {
        String longest = "a".repeat(8 * 1024) + "." + "b".repeat(24 * 1024 - 2) + ".";

        assertThat(CompactToken.parse(longest).headerLength()).isEqualTo(8 * 1024);
        assertRefused(() -> CompactToken.parse(longest + "c"), Reason.MALFORMED);
        assertRefused(() -> CompactToken.parse("a".repeat(8 * 1024 + 1) + ".b.c"), Reason.MALFORMED);
        assertRefused(() -> CompactToken.parse("a.\uD83D\uDE00.c"), Reason.MALFORMED);
    }

    @Test
    void aKidIsVisibleAndOfAtMost200Characters() {
        HeaderRules rules = new HeaderRules(Set.of("RS256"));

        assertThat(rules.check(header("!~")).kid()).isEqualTo("!~");
        assertThat(rules.check(header("k".repeat(200))).kid()).hasSize(200);
        for (String refused : List.of("", "k".repeat(201), "a b", "a\u007f", "\u00e9")) {
            assertRefused(() -> rules.check(header(refused)), Reason.UNKNOWN_KEY);
        }
    }

    private static byte[] header(String kid) {
        return ("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}").getBytes(UTF_8);
    }

    @Test
    void wordsAreThoseThatAreNotBlank() {
        assertThat(StringSets.separated(" a  b ")).containsExactlyInAnyOrder("a", "b");
        assertThat(StringSets.whole(" a b ")).containsExactly(" a b ");
        assertThat(StringSets.whole(List.of("a"))).containsExactly("a");
        assertThat(StringSets.whole(List.of(" "))).isEmpty();
        assertThat(StringSets.whole(List.of("a", "a"))).containsExactly("a");
        assertThat(StringSets.whole(List.of("a", " "))).containsExactly("a");
        assertThat(StringSets.whole(List.of(1L, "b"))).containsExactly("b");
        assertThat(StringSets.whole(List.of("a", "b"))).containsExactlyInAnyOrder("a", "b");
        assertThat(StringSets.whole(List.of("a", "b", "c", "", 4L))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(StringSets.whole(List.of())).isEmpty();
        assertThat(StringSets.whole(7L)).isEmpty();
        assertThat(StringSets.separated(null)).isEmpty();
    }

    @Test
    void aUnionThatAddsNothingIsTheSetThatThereWas() {
        Set<String> some = Set.of("a", "b");

        assertThat(StringSets.union(some, Set.of("a"))).isSameAs(some);
        assertThat(StringSets.union(some, Set.of())).isSameAs(some);
        assertThat(StringSets.union(some, Set.of("b", "c"))).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void equalValuesOfOneClassAreShared() {
        Interner shared = new Interner();
        String text = new String(bytes("value"), UTF_8);

        assertThat(shared.share(text)).isSameAs(text);
        assertThat(shared.share(new String(bytes("value"), UTF_8))).isSameAs(text);
        assertThat(shared.share("other")).isEqualTo("other");
        assertThat(shared.shareClaim(new String(bytes("value"), UTF_8))).isSameAs(text);
        Long number = 1_776_841_200L;
        assertThat(shared.shareClaim(number)).isSameAs(number);
        assertThat(shared.shareClaim(Long.valueOf(number + 0L))).isSameAs(number);
        List<String> list = List.of("a", "b");
        assertThat(shared.shareClaim(list)).isSameAs(list);
        assertThat(shared.shareClaim(List.of(new String(bytes("a"), UTF_8), "b")))
                .isSameAs(list);
        assertThat(shared.shareClaim(null)).isNull();
        assertThat(shared.shareClaim(true)).isEqualTo(true);
    }

    @Test
    void anIdentifierIsAnythingToSeeWithoutControlCharacters() {
        for (String good : List.of("!", "~", "a b", " a", "\u00e9", "a\u00a0b")) {
            assertThat(identifier(good)).isEqualTo(good);
        }
        for (String refused : List.of("", " ", "\u007f", "a\u007f", "a\u0000", "\u0085", "\u200b")) {
            assertRefused(() -> identifier(refused), Reason.CLAIM);
        }
        assertThat(new Claims(Map.of()).identifier("sub")).isNull();
    }

    private static String identifier(String text) {
        return new Claims(Map.of("sub", text)).identifier("sub");
    }

    @Test
    void theTextOfVerifiedClaimsShowsHowManyThereAreAndNoneOfThem() {
        assertThat(new VerifiedClaims("", "caller", Map.of("sub", "caller", "oid", "org_1")))
                .hasToString("VerifiedClaims[2 claims]");
    }

    private static Claims claims(String members) throws MalformedJsonException {
        return new Claims(StrictJson.parseObject(("{" + members + "}").getBytes(UTF_8)));
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    private static void assertRefused(ThrowingCallable check, Reason reason) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }
}
