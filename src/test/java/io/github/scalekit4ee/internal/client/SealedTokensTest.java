package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Authentication;
import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import io.github.scalekit4ee.internal.http.HttpSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-11-28T12:00:00.123Z");
    private static final IssuedToken TOKEN = new IssuedToken(
            new AccessToken("abc.def.ghi", ISSUED.plusSeconds(3600), Set.of("read:a", "write:a")),
            0,
            Duration.ofSeconds(3600));

    private final SealedTokens sealed = of("id", "secret", "https://a.example/oauth/token", "read:a", null, null);

    @Test
    void holdersOfTheSecretReadWhatOneOfThemLeft() {
        SealedTokens.Opened opened = of("id", "secret", "https://a.example/oauth/token", "read:a", null, null)
                .open(sealed.seal(TOKEN, ISSUED));
        assertThat(opened.value()).isEqualTo("abc.def.ghi");
        assertThat(opened.issuedAt()).isEqualTo(ISSUED);
        assertThat(opened.lifetime()).isEqualTo(Duration.ofSeconds(3600));
        assertThat(opened.scopes()).containsExactlyInAnyOrder("read:a", "write:a");
        assertThat(opened.toString()).doesNotContain("abc.def.ghi");
        IssuedToken unscoped = new IssuedToken(new AccessToken("a", ISSUED, Set.of()), 0, Duration.ofSeconds(1));
        assertThat(sealed.open(sealed.seal(unscoped, ISSUED)).scopes()).isEmpty();
    }

    @Test
    void whoAsksForAnotherTokenOrHasAnotherSecretHasAnotherEntryAndReadsNothing() {
        String text = sealed.seal(TOKEN, ISSUED);
        List<SealedTokens> others = List.of(
                of("id", "secret2", "https://a.example/oauth/token", "read:a", null, null),
                of("id2", "secret", "https://a.example/oauth/token", "read:a", null, null),
                of("id", "secret", "https://b.example/oauth/token", "read:a", null, null),
                of("id", "secret", "https://a.example/oauth/token", "read:b", null, null),
                of("id", "secret", "https://a.example/oauth/token", "read:a", "x", null),
                of("id", "secret", "https://a.example/oauth/token", "read:a", "", null),
                of("id", "secret", "https://a.example/oauth/token", "read:a", null, "x"),
                of("id", "secret", "https://a.example/oauth/token", "read:a", "x", ""));
        Set<String> keys = new HashSet<>(Set.of(sealed.tokenKey()));
        for (SealedTokens other : others) {
            assertThat(keys.add(other.tokenKey())).isTrue();
            assertThat(other.leaseKey()).isNotEqualTo(sealed.leaseKey());
            assertThat(other.open(text)).isNull();
        }
    }

    @Test
    void nothingInTheCacheTellsOfTheClient() {
        String text = sealed.seal(TOKEN, ISSUED);
        String all = sealed.tokenKey()
                + sealed.leaseKey()
                + text
                + new String(Base64.getUrlDecoder().decode(text), ISO_8859_1);
        assertThat(all).doesNotContain("secret", "a.example", "read:a", "abc.def.ghi", "oauth");
    }

    @Test
    void noTwoSealsAreTheSame() {
        Set<String> seals = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(seals.add(sealed.seal(TOKEN, ISSUED).substring(0, 16))).isTrue();
        }
    }

    @Test
    void eachChangedBitIsNoticed() {
        byte[] good = Base64.getUrlDecoder().decode(sealed.seal(TOKEN, ISSUED));
        for (int bit = 0; bit < good.length * 8; bit++) {
            byte[] changed = good.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(sealed.open(text(changed))).as("bit %d", bit).isNull();
        }
        for (int length = 0; length < good.length; length++) {
            assertThat(sealed.open(text(Arrays.copyOf(good, length)))).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "=", "ü", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "{\"a\":1}", "\0\n"})
    void rubbishIsNoToken(String rubbish) {
        assertThat(sealed.open(rubbish)).isNull();
    }

    @Test
    void hugeRubbishIsNotEvenDecoded() {
        assertThat(sealed.open("A".repeat(50_000_000))).isNull();
        IssuedToken large = new IssuedToken(
                new AccessToken("a".repeat(64_000), ISSUED.plusSeconds(3600), Set.of()), 0, Duration.ofSeconds(3600));
        assertThat(sealed.open(sealed.seal(large, ISSUED)).value()).hasSize(64_000);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static SealedTokens of(
            String id, String secret, String endpoint, String scope, String audience, String resource) {
        ClientConfiguration client = new ClientConfiguration(
                "",
                URI.create(endpoint),
                () -> new Credentials(id, secret),
                Authentication.CLIENT_SECRET_POST,
                Set.of(scope),
                audience,
                resource,
                Set.of(),
                Duration.ofSeconds(5),
                HttpSettings.DEFAULT,
                "tokens");
        return SealedTokens.of(client, new Credentials(id, secret));
    }
}
