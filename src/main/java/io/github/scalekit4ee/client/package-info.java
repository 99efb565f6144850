/**
 * Tokens for outgoing calls: the client credentials grant (RFC 6749 section 4.4) and the places that need its tokens.
 *
 * <p>{@link io.github.scalekit4ee.client.ClientCredentialsClient} is plain Java SE; the filters are for Jakarta REST clients.
 */
@NullMarked
package io.github.scalekit4ee.client;

import org.jspecify.annotations.NullMarked;
