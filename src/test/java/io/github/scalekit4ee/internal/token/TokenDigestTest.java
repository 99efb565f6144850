package io.github.scalekit4ee.internal.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenDigestTest {

    @Test
    void isSha256OfTheCharacters() throws Exception {
        for (int length = 0; length < 300; length++) {
            String token = "aZ09-_.".repeat(50).substring(0, length);
            ByteBuffer expected =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII)));

            assertThat(new Sha256().digest(token))
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
        TokenDigest questionMark = new Sha256().digest("?" + rest);

        assertThat(new Sha256().digest("\u0141" + rest)).isEqualTo(questionMark);
        assertThat(new Sha256().digest("\uD83D\uDE00" + rest)).isEqualTo(questionMark);
        assertThat(new Sha256().digest("\u00C1" + rest))
                .isNotEqualTo(questionMark)
                .isNotEqualTo(new Sha256().digest("A" + rest));
    }

    @Test
    void differentTokensSpreadOverAMap() {
        assertThat(Stream.of("a", "b", "c", "d", "e").map(new Sha256()::digest).map(TokenDigest::hashCode))
                .doesNotHaveDuplicates();
    }

    @Test
    void itsTextShowsNothing() {
        assertThat(new Sha256().digest("a")).hasToString("TokenDigest[…]");
    }
}
