package io.github.scalekit4ee.internal.access;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import io.github.scalekit4ee.internal.jwks.KeySourceStatus;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.revocation.Revocations;
import io.github.scalekit4ee.internal.token.TokenVerifier;
import io.github.scalekit4ee.internal.token.VerifiedClaims;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What this library does with the public types of the verifier, and applications do not. */
public interface VerifierAccess {

    /** The only one there is. */
    PackageAccess<VerifierAccess> ACCESS = new PackageAccess<>(AccessTokenVerifier.class);

    /**
     * Opens the key source and begins to fetch in the background.
     *
     * @param configuration checked already
     * @param clock wall time
     * @param check the application's own rules
     * @param revocations closed with the verifier
     * @param events told of the keys; of the tokens those rooms tell that know the request
     */
    AccessTokenVerifier open(
            VerifierConfiguration configuration, Clock clock, TokenCheck check, Revocations revocations, Events events);

    /**
     * Verifies logout tokens of the same issuers by the same keys, for as long as the verifier is open.
     *
     * @param audiences whom they may be for, by the name of the environment
     */
    TokenVerifier<VerifiedClaims> logoutTokens(AccessTokenVerifier verifier, Map<String, Set<String>> audiences);

    /** True from the beginning of {@code close()}. */
    boolean isClosed(AccessTokenVerifier verifier);

    /** How the keys of each environment are at present, in the order of their names. */
    SortedMap<String, KeySourceStatus> keySourceStatus(AccessTokenVerifier verifier);

    /**
     * What this verifier would have accepted where a token was refused.
     *
     * @param reason why it was refused
     * @return accepted issuers or audiences; empty for other reasons, and where any is accepted
     */
    Set<String> accepted(AccessTokenVerifier verifier, InvalidTokenException.Reason reason);

    /**
     * A token with these claims that nobody has verified: for tests of code that is given one. Nothing of this jar calls it.
     *
     * @param name of the caller
     * @param claims of the types that JSON has, with {@code iss} and {@code exp}
     * @throws IllegalArgumentException when a claim is of another type
     */
    VerifiedAccessToken unverified(String name, Map<String, @Nullable Object> claims);

    /**
     * Works something out from a token and keeps it for as long as the token itself is kept; it is for the server side, which has
     * one such thing. Two threads may both do the work at first.
     *
     * @param <T> what it is
     * @param kind its class; something of another kind is given up for it
     * @param work makes it from the claims
     * @return what was kept or made
     */
    <T> T derived(VerifiedAccessToken token, Class<T> kind, Function<VerifiedAccessToken, T> work);
}
