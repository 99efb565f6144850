package io.github.scalekit4ee.internal.config;

/** Which rules a token must keep beyond RFC 7519. */
public enum Profile {
    /** Scalekit access tokens: {@code kid}, {@code sub} and {@code exp} required, RSA keys of 2048 bits or more. */
    SCALEKIT,
    /**
     * Access tokens of another issuer, by Scalekit's rules as far as such tokens can meet them: what OpenID Connect and others write
     * into access tokens as well is no sign of another kind of token, and {@code kid} may be absent where there is but one key.
     */
    OTHER_ISSUER,
    /** MicroProfile JWT 2.1: {@code exp} and {@code iat} required, the name from {@code upn}, {@code preferred_username} or {@code sub}. */
    MICROPROFILE
}
