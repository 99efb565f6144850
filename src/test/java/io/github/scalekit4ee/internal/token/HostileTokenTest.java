package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.token.HostileTokens.Hostile;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The corpus of hostile tokens, with the token cache on and off, and the good tokens that stand next to them. */
class HostileTokenTest {

    private final FakeKeySource keys = new FakeKeySource().with(KID, "RS256", RSA.getPublic());
    private final TokenVerifier<VerifiedClaims> uncached = verifier(TestConfiguration.scalekit());
    private final TokenVerifier<VerifiedClaims> cached =
            verifier(TestConfiguration.scalekit().cache(100, Duration.ofMinutes(5)));

    static List<Hostile> hostileTokens() {
        return HostileTokens.all();
    }

    @ParameterizedTest
    @MethodSource("hostileTokens")
    void refuses(Hostile hostile) {
        assertThat(refusal(uncached, hostile.token()).reason()).isEqualTo(hostile.reason());
        assertThat(keys.lookups()).isEqualTo(hostile.needsKey() ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource("hostileTokens")
    void refusesTwiceWithTheCacheFullOfGoodTokens(Hostile hostile) {
        cached.verify(sign(machine()));

        assertThat(refusal(cached, hostile.token()).reason()).isEqualTo(hostile.reason());
        assertThat(refusal(cached, hostile.token()).reason()).isEqualTo(hostile.reason());
    }

    /** RFC 6750 section 3: {@code error_description} may hold printable ASCII without quotes and backslashes. */
    @ParameterizedTest
    @MethodSource("hostileTokens")
    void itsDescriptionCanStandInAHeaderAndShowsNothingOfTheToken(Hostile hostile) {
        InvalidTokenException refusal = refusal(uncached, hostile.token());

        assertThat(refusal)
                .hasMessageMatching("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]{10,120}")
                .hasNoCause();
        assertThat(refusal.getStackTrace()).isEmpty();
        assertThat(refusal.getMessage()).doesNotContain("evil", "snk_", "m2morg", "usr_1", "acme");
    }

    static Stream<String> goodTokens() {
        return Stream.of(
                sign(machine()),
                sign("{\"alg\":\"RS256\",\"kid\":\"" + KID + "\"}", machine().toString()),
                sign(
                        "{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"typ\":\"at+jwt\"}",
                        machine().toString()),
                sign(
                        "{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"typ\":\"application/at+jwt\"}",
                        machine().toString()),
                sign(
                        "{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"typ\":\"jwt\"}",
                        machine().toString()),
                sign(" " + HEADER + "\n", " " + machine() + "\n"),
                sign(machine().withRaw("exp", (NOW_SECONDS + 1) + ".5")),
                sign(machine().withRaw("exp", "1.8e9")),
                sign(machine().withRaw("iat", 0).withRaw("exp", NOW_SECONDS - 29)),
                sign(machine().withRaw("nbf", NOW_SECONDS + 30).withRaw("iat", NOW_SECONDS + 30)),
                sign(machine().withRaw("exp", 253_402_300_799L)),
                sign(machine().with("aud", TestTokens.AUDIENCE)),
                sign(machine().withRaw("aud", "[\"https://other.example\",\"" + TestTokens.AUDIENCE + "\"]")),
                sign(machine().without("client_id", "oid", "scopes", "jti", "nbf", "iat")),
                sign(machine().with("scopes", "a b").withRaw("scope", "[\"c\"]")),
                sign(machine().with("sub", "J\u00fcrgen \uD83D\uDE00")),
                sign(machine().withRaw("roles", "{\"not\":\"words\"}").with("events", "mine")));
    }

    @ParameterizedTest
    @MethodSource("goodTokens")
    void acceptsTheGoodNeighbours(String token) {
        assertThat(uncached.verify(token).callerName()).isNotBlank();
        assertThat(cached.verify(token).callerName()).isNotBlank();
        assertThat(cached.verify(token).callerName()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, 256, 1024})
    void answersAHugeTokenAtOnceAndTheNextGoodOneToo(int kilobytes) {
        String huge = sign(machine().with("x", "y".repeat(kilobytes * 1024)));
        String deep = sign(HEADER, "{\"a\":".repeat(kilobytes * 100));
        String dots = ".".repeat(kilobytes * 1024);
        String many = sign(HEADER, machine().plus("\"n\":1,".repeat(kilobytes * 128) + "\"n\":1"));
        String good = sign(machine());
        uncached.verify(good);

        for (String hostile : List.of(deep, dots, many)) {
            long start = System.nanoTime();
            assertThat(refusal(uncached, hostile).reason()).isEqualTo(Reason.MALFORMED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
        }
        if (huge.length() > CompactToken.MAX_LENGTH) {
            assertThat(refusal(uncached, huge).reason()).isEqualTo(Reason.MALFORMED);
        } else {
            assertThat(uncached.verify(huge)).isNotNull();
        }
        assertThat(uncached.verify(good)).isNotNull();
    }

    @Test
    void readsAThousandScopes() {
        StringBuilder scopes = new StringBuilder("[\"scope:0000\"");
        for (int i = 1; i < 1_000; i++) {
            scopes.append(String.format(",\"scope:%04d\"", i));
        }

        assertThat(uncached.verify(sign(machine().withRaw("scopes", scopes + "]")))
                        .scopes())
                .hasSize(1_000);
    }

    @Test
    void aPublishedKeyForAnotherAlgorithmVerifiesNothing() {
        FakeKeySource pss = new FakeKeySource().with(KID, "PS256", RSA.getPublic());
        TokenVerifier<VerifiedClaims> verifier = new TokenVerifier<>(
                TestConfiguration.scalekit().algorithms("RS256", "PS256").build(),
                pss.unnamed(),
                null,
                clock(),
                claims -> claims);

        assertThat(refusal(verifier, sign(machine())).reason()).isEqualTo(Reason.ALGORITHM);
    }

    @Test
    void acceptsFurtherIssuersAsExactStrings() {
        TokenVerifier<VerifiedClaims> verifier =
                verifier(TestConfiguration.scalekit().issuers(ISSUER, ISSUER + "/resources/res_1"));

        assertThat(verifier.verify(sign(machine()))).isNotNull();
        assertThat(verifier.verify(sign(machine().with("iss", ISSUER + "/resources/res_1"))))
                .isNotNull();
        assertThat(refusal(verifier, sign(machine().with("iss", ISSUER + "/resources/res_2")))
                        .reason())
                .isEqualTo(Reason.ISSUER);
    }

    private TokenVerifier<VerifiedClaims> verifier(TestConfiguration configuration) {
        return new TokenVerifier<>(configuration.build(), keys.unnamed(), null, clock(), claims -> claims);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static InvalidTokenException refusal(TokenVerifier<?> verifier, String token) {
        InvalidTokenException refusal = catchThrowableOfType(InvalidTokenException.class, () -> verifier.verify(token));
        assertThat(refusal).as("the token is refused").isNotNull();
        return refusal;
    }
}
