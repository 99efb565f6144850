package io.github.scalekit4ee.testing;

/** One way to get a token. */
interface Grant {
    Response grant(OAuthClient client, OAuthParameters parameters) throws OAuthError;
}
