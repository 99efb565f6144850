package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class TokenDigestTest {

    @Test
    void isSha256OfTheCharacters() throws Exception {
        for (int length = 0; length < 300; length++) {
            String token = "aZ09-_.".repeat(50).substring(0, length);
            ByteBuffer expected =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));

            assertThat(TokenDigest.of(token, new Sha256().start()))
                    .isEqualTo(new TokenDigest(
                            expected.getLong(), expected.getLong(), expected.getLong(), expected.getLong()));
        }
    }

    @Test
    void comparesAllOfIt() {
        TokenDigest digest = new TokenDigest(1, 2, 3, 4);

        assertThat(digest)
                .isNotEqualTo(new TokenDigest(0, 2, 3, 4))
                .isNotEqualTo(new TokenDigest(1, 0, 3, 4))
                .isNotEqualTo(new TokenDigest(1, 2, 0, 4))
                .isNotEqualTo(new TokenDigest(1, 2, 3, 0));
    }

    @Test
    void foldsACharacterThatNoTokenHasIntoAnotherThatNoTokenHas() {
        String rest = "a".repeat(500);
        TokenDigest questionMark = TokenDigest.of("?" + rest, new Sha256().start());

        assertThat(TokenDigest.of("\u0141" + rest, new Sha256().start())).isEqualTo(questionMark);
        assertThat(TokenDigest.of("\uD83D\uDE00" + rest, new Sha256().start())).isEqualTo(questionMark);
        assertThat(TokenDigest.of("\u00C1" + rest, new Sha256().start()))
                .isNotEqualTo(questionMark)
                .isNotEqualTo(TokenDigest.of("A" + rest, new Sha256().start()));
    }

    @Test
    void itsTextShowsNothing() {
        assertThat(TokenDigest.of("a", new Sha256().start())).hasToString("TokenDigest[…]");
    }
}
