package io.github.scalekit4ee.testing;

/** What a token is signed by: a key at hand, or one that another process holds. */
interface Signer {
    String kid();

    JwsAlgorithm algorithm();

    byte[] sign(JwsAlgorithm algorithm, byte[] input);
}
