package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static io.github.scalekit4ee.internal.token.TestTokens.OTHER_RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.jwks.VerificationKey;
import io.github.scalekit4ee.internal.token.VerifiedTokenCache.Entry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenVerifierCacheTest {

    private final FakeKeySource keys = new FakeKeySource().with(KID, "RS256", RSA.getPublic());
    private final ManualClock clock = new ManualClock();
    private final TokenVerifier<VerifiedClaims> verifier = verifier(10);

    @Test
    void verifiesASignatureOnce() {
        String token = sign(machine());

        VerifiedClaims first = verifier.verify(token);

        assertThat(verifier.verify(token)).isSameAs(first);
        assertThat(keys.lookups()).isEqualTo(1);
    }

    @Test
    void isOffAtSizeZero() {
        TokenVerifier<VerifiedClaims> uncached = verifier(0);
        String token = sign(machine());

        uncached.verify(token);
        uncached.verify(token);

        assertThat(keys.lookups()).isEqualTo(2);
    }

    @Test
    void looksAtTheClockOnEachHit() {
        String token = sign(machine());
        verifier.verify(token);

        clock.now = NOW.plusSeconds(3600 + 29);
        assertThat(verifier.verify(token)).isNotNull();
        clock.now = NOW.plusSeconds(3600 + 31);
        assertRefused(token, Reason.EXPIRED);
        clock.now = NOW.minusSeconds(31);
        assertRefused(token, Reason.NOT_YET_VALID);
        assertThat(keys.lookups()).isEqualTo(1);
    }

    @Test
    void countsTheGreatestAgeOnEachHit() {
        TokenVerifier<VerifiedClaims> aging = verifier(
                TestConfiguration.scalekit().maxTokenAge(Duration.ofSeconds(60)).cache(10, Duration.ofMinutes(5)));
        String token = sign(machine());
        aging.verify(token);

        clock.now = NOW.plusSeconds(60 + 31);
        assertThatThrownBy(() -> aging.verify(token)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void diesWithItsKey() {
        String token = sign(machine());
        verifier.verify(token);

        keys.remove(KID);

        assertRefused(token, Reason.UNKNOWN_KEY);
        assertRefused(token, Reason.UNKNOWN_KEY);
    }

    @Test
    void aTokenWhoseKeyWasGoneForAWhileIsVerifiedAnew() {
        String token = sign(machine());
        verifier.verify(token);
        keys.remove(KID);
        assertRefused(token, Reason.UNKNOWN_KEY);
        keys.with(KID, "RS256", RSA.getPublic());
        verifier.verify(token);
        assertThat(keys.lookups()).isEqualTo(3);
    }

    @Test
    void verifiesAnewWhenTheKeyWasReplacedUnderItsName() {
        String token = sign(machine());
        verifier.verify(token);

        keys.with(KID, "RS256", OTHER_RSA.getPublic());

        assertRefused(token, Reason.SIGNATURE);
    }

    @Test
    void reusesAVerificationForTheConfiguredTimeOnly() {
        String token = sign(machine());
        verifier.verify(token);

        clock.nanos += Duration.ofMinutes(5).toNanos() - 1;
        verifier.verify(token);
        assertThat(keys.lookups()).isEqualTo(1);
        clock.nanos += 2;
        verifier.verify(token);
        assertThat(keys.lookups()).isEqualTo(2);
    }

    @Test
    void isBounded() {
        assertThat(lookupsForTwoRounds(verifier, 100, TokenVerifierCacheTest::light))
                .isGreaterThanOrEqualTo(190);
    }

    @Test
    void keepsAsManyTokensAsConfiguredAndNoFewer() {
        assertThat(lookupsForTwoRounds(verifier, 10, TokenVerifierCacheTest::light))
                .isEqualTo(10);
    }

    /** Of another caller than all the light ones, so that no share plays a part. Each is estimated at more than 60 KB: 17 are a megabyte. */
    @Test
    void keepsFewHeavyTokens() {
        assertThat(lookupsForTwoRounds(
                        verifier(10_000, 1), 100, number -> heavy(number).with("sub", "usr_" + number)))
                .isGreaterThanOrEqualTo(200 - 17);
    }

    private int lookupsForTwoRounds(TokenVerifier<VerifiedClaims> asked, int count, IntFunction<JsonText> claims) {
        List<String> tokens = IntStream.range(0, count)
                .mapToObj(number -> sign(claims.apply(number)))
                .toList();
        tokens.forEach(asked::verify);
        tokens.forEach(asked::verify);
        return keys.lookups();
    }

    private static JsonText light(int number) {
        return machine().with("jti", "tkn_" + number);
    }

    @Test
    void oneCallersTokensDoNotPushOutAnothers() {
        TokenVerifier<VerifiedClaims> small = verifier(10_000, 1);
        String other = sign(heavy(0).with("sub", "usr_other"));
        small.verify(other);
        for (int i = 0; i < 50; i++) {
            String greedy = sign(heavy(i).with("sub", "usr_greedy"));
            // Asked for often, as whoever wants to push others out would.
            for (int n = 0; n < 20; n++) {
                small.verify(greedy);
            }
        }
        int before = keys.lookups();

        small.verify(other);

        assertThat(keys.lookups()).isEqualTo(before);
    }

    /** Eight of them; all of it would have room for eleven. */
    @Test
    void oneCallersTokensTakeThreeQuartersOfTheMemory() {
        assertThat(lookupsForTwoRounds(verifier(10_000, 1), 30, TokenVerifierCacheTest::heavy))
                .isBetween(60 - 9, 60 - 7);
    }

    @Test
    void aCallersShareIsFreeAgainWhenTheTokensAreTooOld() {
        TokenVerifier<VerifiedClaims> small = verifier(10_000, 1);
        for (int i = 0; i < 20; i++) {
            small.verify(sign(heavy(i)));
        }
        clock.nanos += Duration.ofMinutes(6).toNanos();
        String next = sign(heavy(100));
        small.verify(next);
        small.verify(next);
        int before = keys.lookups();

        small.verify(next);

        assertThat(keys.lookups()).isEqualTo(before);
    }

    /** Else one environment could push another's tokens out, by a caller that is called the same. */
    @Test
    void aCallerOfTheSameNameElsewhereHasAShareOfItsOwn() {
        VerifiedTokenCache<String> cache = new VerifiedTokenCache<>(
                new TokenCacheConfiguration(1_000, Duration.ofMinutes(5), 1), Set.of("", "staging"), clock::nanoTime);
        for (int i = 0; i < 4; i++) {
            put(cache, "staging", "token " + i, 200_000);
        }
        assertThat(cache.find(cache.key("token 3"))).as("beyond the share").isNull();

        put(cache, "", "ours", 250_000);

        assertThat(cache.find(cache.key("ours"))).isNotNull();
        assertThat(cache.find(cache.key("token 2"))).isNotNull();
    }

    private void put(VerifiedTokenCache<String> cache, String environment, String token, int characters) {
        VerifiedClaims claims = new VerifiedClaims(environment, "usr_1", Map.of("claim", "x".repeat(characters)));
        VerificationKey key = new VerificationKey(KID, "RS256", RSA.getPublic());
        TokenPolicy policy =
                TokenPolicy.of(environment, TestConfiguration.scalekit().environment(), keys);
        cache.put(cache.key(token), new Entry<>(token, claims, key, policy, new Lifetime(0, 1)));
    }

    @Test
    void sharesLeaveNothingBehind() {
        VerifiedTokenCache<String> cache = new VerifiedTokenCache<>(
                new TokenCacheConfiguration(10, Duration.ofMinutes(5), 1), Set.of(""), clock::nanoTime);
        for (int i = 0; i < 1_000; i++) {
            String token = "token " + i;
            VerifiedClaims claims = new VerifiedClaims("", "usr_" + i, Map.of());
            VerificationKey key = new VerificationKey(KID, "RS256", RSA.getPublic());
            TokenPolicy policy = TokenPolicy.of("", TestConfiguration.scalekit().environment(), keys);
            cache.put(cache.key(token), new Entry<>(token, claims, key, policy, new Lifetime(0, 1)));
            cache.put(cache.key(token), new Entry<>(token, claims, key, policy, new Lifetime(0, 1)));
        }
        assertThat(cache.callers()).isBetween(1, 10);

        cache.clear();

        assertThat(cache.callers()).isZero();
    }

    private static JsonText heavy(int number) {
        StringBuilder scopes = new StringBuilder("[\"s\"");
        for (int i = 0; i < 500; i++) {
            scopes.append(",\"scope:").append(number).append(':').append(i).append('"');
        }
        return machine().withRaw("scopes", scopes.append(']'));
    }

    private TokenVerifier<VerifiedClaims> verifier(int size, int megabytes) {
        return verifier(TestConfiguration.scalekit().cache(size, Duration.ofMinutes(5), megabytes));
    }

    @Test
    void forgetsWhenTold() {
        String token = sign(machine());
        verifier.verify(token);

        verifier.forget();

        verifier.verify(token);
        assertThat(keys.lookups()).isEqualTo(2);
    }

    @Test
    void keepsNothingThatWasRefused() {
        String refused = sign(machine().with("aud", "https://other.example"));

        assertRefused(refused, Reason.AUDIENCE);
        assertRefused(refused, Reason.AUDIENCE);
        assertThat(keys.lookups()).isEqualTo(2);
    }

    @Test
    void aTokenThatDiffersInAnyCharacterIsAnother() {
        String token = sign(machine());
        verifier.verify(token);

        for (int i = 0; i < token.length(); i += 7) {
            char c = token.charAt(i);
            for (char other : new char[] {(char) (c + 0x100), (char) (c ^ 1), (char) (c + 0x80)}) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                assertThatThrownBy(() -> verifier.verify(changed)).isInstanceOf(InvalidTokenException.class);
            }
        }
        assertThatThrownBy(() -> verifier.verify(token.substring(0, token.length() - 1)))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void aRememberedHeaderStillNeedsItsSignature() {
        verifier.verify(sign(machine()));
        String forged = sign(
                HEADER.getBytes(UTF_8),
                machine().with("sub", "admin").toString().getBytes(UTF_8),
                "SHA256withRSA",
                OTHER_RSA.getPrivate());

        assertRefused(forged, Reason.SIGNATURE);
    }

    @Test
    void sharesEqualValuesOfDifferentTokens() {
        VerifiedClaims first = verifier.verify(sign(machine().with("jti", "1")));
        VerifiedClaims second = verifier.verify(sign(machine().with("jti", "2")));

        assertThat(second.members().get("iss")).isSameAs(first.members().get("iss"));
        assertThat(second.members().get("oid")).isSameAs(first.members().get("oid"));
        assertThat(second.scopes()).isSameAs(first.scopes());
        assertThat(second.members().get("sub")).isSameAs(second.members().get("client_id"));
        assertThat(second.members().get("jti")).isEqualTo("2");
        assertThat(second.members().keySet())
                .containsExactlyElementsOf(first.members().keySet());
    }

    @Test
    void neverMixesCallers() throws Exception {
        Map<String, String> tokens = new java.util.concurrent.ConcurrentHashMap<>();
        for (int i = 0; i < 64; i++) {
            tokens.put("usr_" + i, sign(machine().with("sub", "usr_" + i).withRaw("scopes", "[\"only:" + i + "\"]")));
        }
        List<String> subjects = List.copyOf(tokens.keySet());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                runs.add(threads.submit(() -> {
                    for (int n = 0; n < 1_250; n++) {
                        String subject =
                                subjects.get(ThreadLocalRandom.current().nextInt(subjects.size()));
                        VerifiedClaims claims = verifier.verify(tokens.get(subject));
                        assertThat(claims.callerName()).isEqualTo(subject);
                        assertThat(claims.scopes()).containsExactly("only:" + subject.substring(4));
                    }
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertRefused(String token, Reason reason) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(InvalidTokenException.class, refusal -> assertThat(refusal.reason())
                        .isEqualTo(reason));
    }

    private TokenVerifier<VerifiedClaims> verifier(int size) {
        return verifier(TestConfiguration.scalekit().cache(size, Duration.ofMinutes(5)));
    }

    private TokenVerifier<VerifiedClaims> verifier(TestConfiguration configuration) {
        return new TokenVerifier<>(
                configuration.build(), keys.unnamed(), null, clock, clock::nanoTime, claims -> claims);
    }

    private static final class ManualClock extends Clock {

        private Instant now = Instant.ofEpochSecond(NOW_SECONDS);
        private long nanos;

        long nanoTime() {
            return nanos;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
