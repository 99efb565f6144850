package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void editDistanceCountsLetters() {
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }
}
