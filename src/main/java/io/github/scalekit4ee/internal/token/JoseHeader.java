package io.github.scalekit4ee.internal.token;

import org.jspecify.annotations.Nullable;

/**
 * What a checked JWS header says that matters. {@code jku}, {@code jwk}, {@code x5u}, {@code x5c} are not among it: keys
 * come from configuration, never from a token (RFC 8725 section 3.10).
 *
 * @param algorithm {@code alg}, on the allow-list
 * @param kid {@code kid}; null where the profile does without
 */
record JoseHeader(String algorithm, @Nullable String kid) {}
