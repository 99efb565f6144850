package io.github.scalekit4ee;

/**
 * A rule of the application's own for tokens whose signature and claims are valid. Runs at each verification, also of a token
 * that is kept from an earlier one, so it must be quick and must not block. Called by many threads at once.
 *
 * <p>In a Jakarta EE application each enabled CDI bean of this type is used, in no particular order; its scope is
 * {@code @ApplicationScoped}, {@code @Singleton} or {@code @Dependent}, and any other fails the deployment. In plain Java,
 * {@link AccessTokenVerifier.Builder#tokenCheck} takes it.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class EnterprisePlanOnly implements TokenCheck {
 *
 *     @Override
 *     public void check(VerifiedAccessToken token) {
 *         if (!"enterprise".equals(token.claims().get("plan"))) {
 *             throw new InvalidTokenException("only tokens of the enterprise plan are accepted");
 *         }
 *     }
 * }
 * }</pre>
 */
@FunctionalInterface
public interface TokenCheck {

    /**
     * Returns if the token is accepted.
     *
     * <p>Whatever else this throws is the application's fault and not the caller's: in a Jakarta EE application the request gets
     * 503, and the log names this class; a verifier in plain Java passes it on.
     *
     * @param token valid by all other rules; never null
     * @throws InvalidTokenException if the token is not accepted; the response is 401 {@code invalid_token} (RFC 6750 section
     *     3.1) with the exception's message, which the caller reads
     */
    void check(VerifiedAccessToken token);
}
