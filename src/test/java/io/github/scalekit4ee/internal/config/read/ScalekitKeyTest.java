package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScalekitKeyTest {

    @Test
    void namesAreMappedToVariablesAsMicroProfileConfigDoes() {
        assertThat(ScalekitKey.TOKEN_CACHE_SIZE.environmentVariable()).isEqualTo("SCALEKIT_TOKEN_CACHE_SIZE");
        assertThat(ScalekitKey.MP_PUBLIC_KEY_LOCATION.environmentVariable())
                .isEqualTo("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    }

    @Test
    void twoKeysNeverShareAVariable() {
        assertThat(Arrays.stream(ScalekitKey.values()).map(ScalekitKey::environmentVariable))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTableSaysSomethingOfEveryKey() {
        assertThat(ScalekitKey.values()).allSatisfy(key -> {
            assertThat(key.defaultValue()).isNotBlank();
            assertThat(key.meaning()).isNotBlank().doesNotEndWith(".");
        });
    }

    /** A megabyte for each 312 tokens, and 32 at least. */
    @Test
    void theMemoryOfTheCacheGrowsWithItsSize() {
        assertThat(TokenCacheConfiguration.memoryOf(1)).isEqualTo(32);
        assertThat(TokenCacheConfiguration.memoryOf(10_000)).isEqualTo(32);
        assertThat(TokenCacheConfiguration.memoryOf(10_001)).isEqualTo(33);
        assertThat(TokenCacheConfiguration.memoryOf(20_000)).isEqualTo(64);
        assertThat(TokenCacheConfiguration.memoryOf(10_000_000)).isEqualTo(32_000);
    }

    @Test
    void editDistanceCountsLetters() {
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }
}
