package io.github.scalekit4ee.internal.config;

/** Which rules a token must keep beyond RFC 7519. */
public enum Profile {
    /** Scalekit access tokens: {@code kid}, {@code sub} and {@code exp} required, RSA keys of 2048 bits or more. */
    SCALEKIT,
    /** MicroProfile JWT 2.1: {@code exp} and {@code iat} required, the name from {@code upn}, {@code preferred_username} or {@code sub}. */
    MICROPROFILE
}
