package io.github.scalekit4ee.internal.jwks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.config.Profile;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JDK's own provider refuses already, but another one might not. */
class KeyRulesTest {

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);

    private final KeyRules rules = new KeyRules(Profile.SCALEKIT, Set.of("RS256"));

    private record Rsa(BigInteger getModulus, BigInteger getPublicExponent) implements RSAPublicKey {

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return null;
        }

        @Override
        public byte[] getEncoded() {
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({"3", "65537", "18446744073709551615"})
    void acceptsOddExponentsOfThreeTo64Bits(BigInteger exponent) throws Exception {
        assertThat(rules.algorithmsOf(new Rsa(MODULUS, exponent), null)).containsExactly("RS256");
    }

    @ParameterizedTest
    @CsvSource({"-3", "0", "1", "2", "65536", "18446744073709551617"})
    void refusesEveryOtherExponent(BigInteger exponent) {
        assertThatThrownBy(() -> rules.algorithmsOf(new Rsa(MODULUS, exponent), null))
                .isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void refusesAnEvenModulus() {
        assertThatThrownBy(() ->
                        rules.algorithmsOf(new Rsa(MODULUS.add(BigInteger.ONE), BigInteger.valueOf(65_537)), null))
                .isInstanceOf(UnusableKeyException.class);
    }
}
