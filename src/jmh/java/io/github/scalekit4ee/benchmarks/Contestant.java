package io.github.scalekit4ee.benchmarks;

import java.util.Objects;

/**
 * One way to verify a token. All get the key beforehand and check signature, {@code exp}, {@code iss} and {@code aud}, except
 * the floor, which checks the signature only.
 *
 * @param name as in the table
 * @param check throws for a token that it refuses; returns something that depends on the token
 */
record Contestant(String name, Check check) {

    /** Verifies one token. */
    @FunctionalInterface
    interface Check {

        Object verify(String token) throws Exception;
    }

    /** Nobody is timed who does not do the work. */
    Contestant admitted(SampleToken sample) {
        try {
            Objects.requireNonNull(check.verify(sample.text()), name);
        } catch (Exception e) {
            throw new IllegalStateException(name + " refuses the good token.", e);
        }
        for (String forged : sample.forged()) {
            if (accepts(forged)) {
                throw new IllegalStateException(name + " accepts a forged token.");
            }
        }
        return this;
    }

    private boolean accepts(String forged) {
        try {
            check.verify(forged);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}
