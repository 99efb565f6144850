package io.github.scalekit4ee.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer has found on its way through the code, once more in each build. */
class CorpusTest {

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void everyKeptInputPasses(FuzzTarget target) throws IOException {
        List<byte[]> inputs = Corpus.of(target);

        assertThat(inputs).hasSizeGreaterThan(10);
        for (byte[] input : inputs) {
            try {
                target.run(input);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(Corpus.encode(input), e);
            }
        }
    }

    @Test
    void aLineHoldsAnyBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }

        assertThat(Corpus.encode(all)).isPrintable().startsWith("\\x00\\x01").contains("[\\\\]");
        assertThat(Corpus.decode(Corpus.encode(all))).isEqualTo(all);
    }
}
