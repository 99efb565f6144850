package io.github.scalekit4ee.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Logs in the callers of access tokens from an application's own {@link HttpAuthenticationMechanism}. Only a caller who was logged in
 * by one of these methods is one to this library: {@code JsonWebToken}, claims and {@code VerifiedAccessToken} are injected, roles and
 * scopes are enforced, {@code CallerTokenFilter} has a token.
 *
 * <p>To be injected. Safe for use by many threads.
 *
 * <pre>{@code
 * // In an HttpAuthenticationMechanism that has: @Inject AccessTokenLogin tokens;
 * public AuthenticationStatus validateRequest(
 *         HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
 *         throws AuthenticationException {
 *     if (request.getHeader("Authorization") != null) {
 *         return tokens.validateRequest(request, response, context);
 *     }
 *     return loginPage(request, response, context); // the application's own
 * }
 * }</pre>
 */
public interface AccessTokenLogin {

    /**
     * Verifies a token, wherever it comes from, and logs its caller in. The exceptions leave the response to the mechanism.
     *
     * @param jwt the token in its compact serialization (RFC 7515 section 7.1), without a scheme; not null
     * @param context the one that the mechanism was given; not null
     * @return what the mechanism has to return, {@link AuthenticationStatus#SUCCESS} as a rule; never null
     * @throws InvalidTokenException when the token fails a check: the caller's fault, 401
     * @throws KeySourceUnavailableException when the issuer's keys cannot be had: not the caller's fault, 503
     * @throws IllegalStateException when {@code scalekit.enabled} or {@code scalekit.verifier.enabled} is false
     */
    AuthenticationStatus login(String jwt, HttpMessageContext context);

    /**
     * Does with the request all that this library's own mechanism does: takes its bearer token (RFC 6750 section 2.1) and logs the
     * caller in; answers for a bad token; challenges for none where one is needed, and else leaves the caller anonymous.
     *
     * @param request not null
     * @param response where the answer is written; not null
     * @param context not null
     * @return what the mechanism has to return; never null
     * @throws AuthenticationException when the answer cannot be written
     */
    AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException;
}
