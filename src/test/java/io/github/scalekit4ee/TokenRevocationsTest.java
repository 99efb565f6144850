package io.github.scalekit4ee;

import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import io.github.scalekit4ee.Revocation.Kind;
import io.github.scalekit4ee.event.ScalekitEvent;
import io.github.scalekit4ee.event.TokenRevoked;
import io.github.scalekit4ee.internal.client.ManualTime;
import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.observe.Audience;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.token.FakeKeySource;
import io.github.scalekit4ee.internal.token.JsonText;
import io.github.scalekit4ee.internal.token.TestConfiguration;
import io.github.scalekit4ee.internal.token.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revocations in memory, with time that the test moves. */
class TokenRevocationsTest {

    private static final int SIZE = 3;
    private static final Duration KEEP = Duration.ofHours(2);
    private static final Duration SKEW = Duration.ofMinutes(10);

    private final ManualTime time = new ManualTime();
    private final List<ScalekitEvent> events = new ArrayList<>();
    private final AccessTokenVerifier verifier = AccessTokenVerifier.of(
            TestConfiguration.scalekit().cache(100, Duration.ofDays(30)).build(),
            new FakeKeySource().with(KID, "RS256", TestTokens.RSA.getPublic()).unnamed(),
            null,
            time.clock(),
            new Revocations(
                    new RevocationConfiguration(KEEP, SIZE, null, false),
                    time,
                    Events.toldTo(Audience.of(events::add))));
    private final TokenRevocations revocations = verifier.revocations();

    @ParameterizedTest
    @EnumSource
    void aKeptTokenIsRefusedFromTheNextRequestOnAndOthersAreNot(Kind kind) {
        String token = token(claims());
        String other = token(claims().with("jti", "tkn_2")
                .with("sid", "ses_2")
                .with("sub", "usr_2")
                .with("client_id", "skc_2")
                .with("oid", "org_2"));
        VerifiedAccessToken kept = verifier.verify(token);
        assertThat(verifier.verify(token)).isSameAs(kept);

        revoke(kind, "1");

        assertRevoked(token);
        assertThat(revocations.isRevoked(kept)).isTrue();
        assertThat(revocations.isRevoked(verifier.verify(other))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theSameValueInAnotherClaimMeansNothing(Kind kind) {
        for (String other : List.of("jti 1", "sid 1", "sub 1", "client 1", "oid 1")) {
            if (!other.startsWith(claimOf(kind))) {
                revokeValue(kind, other);
                String token = token(claims().with("jti", "jti 1")
                        .with("sid", "sid 1")
                        .with("sub", "sub 1")
                        .with("client_id", "client 1")
                        .with("oid", "oid 1"));
                assertThat(verifier.verify(token)).isNotNull();
                time.advance(KEEP.plus(SKEW).plusMinutes(2));
            }
        }
    }

    private static String claimOf(Kind kind) {
        return switch (kind) {
            case TOKEN -> "jti";
            case SESSION -> "sid";
            case SUBJECT -> "sub";
            case CLIENT -> "client";
            case ORGANIZATION -> "oid";
        };
    }

    @Test
    void whatTheCallerReads() {
        String token = token(claims());
        revoke(Kind.TOKEN, "1");

        assertThatThrownBy(() -> verifier.verify(token)).isInstanceOfSatisfying(InvalidTokenException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.REVOKED);
            assertThat(e).hasMessage("the token has been revoked");
            assertThat(e.clientId()).isEqualTo("skc_1");
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBJECT", "CLIENT", "ORGANIZATION"})
    void tokensIssuedLaterAreAccepted(Kind kind) {
        revoke(kind, "1");
        assertRevoked(token(claims().withRaw("iat", time.now().getEpochSecond() - 1)));

        time.advance(Duration.ofSeconds(1));

        assertThat(verifier.verify(token(claims()))).isNotNull();
    }

    /** {@code iat} has whole seconds: such a token may have been issued before. */
    @Test
    void aTokenOfTheSameSecondCountsAsIssuedBefore() {
        time.advance(Duration.ofMillis(400));
        revoke(Kind.SUBJECT, "1");
        time.advance(Duration.ofMillis(500));

        assertRevoked(token(claims()));
    }

    @Test
    void aTokenThatDoesNotSayWhenItWasIssuedCountsAsIssuedBefore() {
        revocations.revokeSubject("usr_1", time.now().minus(Duration.ofDays(300)));

        assertRevoked(token(claims().without("iat")));
        assertThat(verifier.verify(token(claims()))).isNotNull();
    }

    @Test
    void orgIdIsTheOrganizationWhereOidIsAbsent() {
        revoke(Kind.ORGANIZATION, "1");

        assertRevoked(token(claims().without("oid").with("org_id", "org_1")));
    }

    @Test
    void endsWhenTheTokenIsDeadAlsoByTheSlowestClock() {
        revocations.revokeToken("tkn_1", time.now().plusSeconds(60));

        time.advance(Duration.ofSeconds(60).plus(SKEW).minusMillis(1));
        assertThat(revocations.list()).hasSize(1);
        assertRevoked(token(claims()));

        time.advance(Duration.ofMillis(1));
        assertThat(revocations.list()).isEmpty();
        assertThat(verifier.verify(token(claims()))).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = "TOKEN", mode = EnumSource.Mode.EXCLUDE)
    void endsWhenTheLongestTokenIsDead(Kind kind) {
        Instant begin = time.now();
        revoke(kind, "1");

        assertThat(revocations.list())
                .singleElement()
                .extracting(Revocation::until)
                .isEqualTo(begin.plus(KEEP).plus(SKEW).plusMillis(kind == Kind.SESSION ? 0 : 1));
        time.advance(KEEP.plus(SKEW).minusMillis(1));
        assertThat(revocations.list()).hasSize(1);
        time.advance(Duration.ofMillis(2));
        assertThat(revocations.list()).isEmpty();
    }

    /** Whoever configured too short a life, or none, shall not have a token come to life again. */
    @Test
    void aTokenThatLivesLongerThanConfiguredStaysRevokedUntilItsEnd() {
        Duration life = Duration.ofDays(3);
        String token = token(claims().withRaw("exp", time.now().plus(life).getEpochSecond()));
        verifier.verify(token);
        revoke(Kind.SESSION, "1");

        time.advance(life.minusSeconds(1));

        assertRevoked(token);
    }

    @Test
    void aTokenThatNeverEndsDoesNotKeepRevocationsForEver() {
        verifier.verify(token(claims().withRaw("exp", 253_402_300_799L)));
        Instant begin = time.now();
        revoke(Kind.SESSION, "1");

        assertThat(revocations.list().get(0).until())
                .isEqualTo(begin.plus(Duration.ofDays(90)).plus(SKEW));
    }

    @Test
    void aClockThatIsSetAheadAndBackLosesNothing() {
        String token = token(claims());
        revoke(Kind.SESSION, "1");

        time.setWallClockBy(Duration.ofDays(2));
        revoke(Kind.TOKEN, "unrelated");
        time.setWallClockBy(Duration.ofDays(-2));

        assertRevoked(token);
    }

    @Test
    void atTheBoundANewOneIsRefusedAndNoOldOneIsLost() {
        for (int i = 1; i <= SIZE; i++) {
            revoke(Kind.TOKEN, Integer.toString(i));
        }

        assertThatThrownBy(() -> revoke(Kind.SESSION, "9"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Nothing has been revoked: 3 revocations are held already, and none that still stops a token"
                                + " is dropped. Raise scalekit.revocations.size, or revoke what stops many tokens, such as an"
                                + " organization.");

        assertThat(revocations.list()).hasSize(SIZE).allMatch(each -> each.kind() == Kind.TOKEN);
        assertThat(events).hasSize(SIZE);
        revoke(Kind.TOKEN, "1");
        time.advance(Duration.ofDays(2));
        revoke(Kind.SESSION, "9");
        assertThat(revocations.list()).hasSize(1);
    }

    @Test
    void ofTwoForTheSameTheStricterHolds() {
        Instant begin = time.now();
        revocations.revokeSubject("usr_1", begin);
        revocations.revokeSubject("usr_1", begin.minusSeconds(100));
        assertThat(revocations.list()).singleElement().satisfies(held -> assertThat(held.issuedBefore())
                .isEqualTo(begin));

        revocations.revokeToken("tkn_1", begin.plusSeconds(100));
        revocations.revokeToken("tkn_1", begin.plusSeconds(50));

        assertThat(revocations.list())
                .filteredOn(held -> held.kind() == Kind.TOKEN)
                .singleElement()
                .satisfies(held -> assertThat(held.until())
                        .isEqualTo(begin.plusSeconds(100).plus(SKEW)));
    }

    @Test
    void aTokenThatIsDeadAlreadyNeedsNoRevocation() {
        revocations.revokeToken("tkn_1", time.now().minus(Duration.ofDays(1)));
        revocations.revokeToken("tkn_2", Instant.MIN);

        assertThat(revocations.list()).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void theFarthestDatesAreUnderstood() {
        revocations.revokeToken("tkn_1", Instant.MAX);
        revocations.revokeSubject("usr_1", Instant.MIN);

        assertRevoked(token(claims()));
        assertThat(verifier.verify(token(claims().with("jti", "tkn_2")))).isNotNull();
    }

    @Test
    void tokensThatDoNotExistYetAreNotRevoked() {
        assertThatThrownBy(() -> revocations.revokeSubject(
                        "usr_1", time.now().plus(Duration.ofMinutes(10)).plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("issuedBefore: it lies more than ten minutes ahead. Give the present time, or one in the"
                        + " past.");
        assertThat(revocations.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1001})
    void aValueThatNoTokenHasIsRefused(int length) {
        String value = "x".repeat(length);
        List<Consumer<String>> all = List.of(
                jti -> revocations.revokeToken(jti, time.now().plusSeconds(60)),
                revocations::revokeSession,
                sub -> revocations.revokeSubject(sub, time.now()),
                client -> revocations.revokeClient(client, time.now()),
                oid -> revocations.revokeOrganization(oid, time.now()));
        for (Consumer<String> each : all) {
            assertThatThrownBy(() -> each.accept(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(": it is empty or has more than 1000 characters. Give the token's claim.");
        }
        assertThat(revocations.list()).isEmpty();
    }

    @Test
    void isToldOfWithoutShowingTheClaim() {
        revoke(Kind.SUBJECT, "1");

        assertThat(events).singleElement().isInstanceOfSatisfying(TokenRevoked.class, told -> {
            assertThat(told.revocation()).isEqualTo(revocations.list().get(0));
            assertThat(told.revocation().value()).isEqualTo("usr_1");
            assertThat(told.toString()).contains("SUBJECT").doesNotContain("usr_1");
        });
    }

    @Test
    void nothingIsRevokedAfterTheEnd() {
        verifier.close();

        assertThatThrownBy(() -> revoke(Kind.TOKEN, "1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The application has ended, and nothing is revoked any more.");
    }

    @Test
    void manyThreadsRevokeAndAllOfItHolds() {
        AccessTokenVerifier large = AccessTokenVerifier.of(
                TestConfiguration.scalekit().build(),
                new FakeKeySource()
                        .with(KID, "RS256", TestTokens.RSA.getPublic())
                        .unnamed(),
                null,
                time.clock());
        Instant end = time.now().plusSeconds(60);

        IntStream.range(0, 10_000).parallel().forEach(i -> large.revocations().revokeToken("tkn_" + i, end));

        assertThat(large.revocations().list()).hasSize(10_000);
    }

    private void revoke(Kind kind, String number) {
        revokeValue(
                kind,
                switch (kind) {
                    case TOKEN -> "tkn_" + number;
                    case SESSION -> "ses_" + number;
                    case SUBJECT -> "usr_" + number;
                    case CLIENT -> "skc_" + number;
                    case ORGANIZATION -> "org_" + number;
                });
    }

    private void revokeValue(Kind kind, String value) {
        switch (kind) {
            case TOKEN -> revocations.revokeToken(value, time.now().plusSeconds(600));
            case SESSION -> revocations.revokeSession(value);
            case SUBJECT -> revocations.revokeSubject(value, time.now().plusMillis(1));
            case CLIENT -> revocations.revokeClient(value, time.now().plusMillis(1));
            case ORGANIZATION ->
                revocations.revokeOrganization(value, time.now().plusMillis(1));
        }
    }

    private void assertRevoked(String token) {
        assertThatThrownBy(() -> verifier.verify(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REVOKED));
    }

    private JsonText claims() {
        long now = time.now().getEpochSecond();
        return machine()
                .with("jti", "tkn_1")
                .with("sid", "ses_1")
                .with("sub", "usr_1")
                .with("client_id", "skc_1")
                .with("oid", "org_1")
                .withRaw("iat", now)
                .withRaw("nbf", now)
                .withRaw("exp", now + 3600);
    }

    private static String token(JsonText claims) {
        return sign(claims);
    }
}
