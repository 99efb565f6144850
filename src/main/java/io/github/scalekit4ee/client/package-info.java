/**
 * Tokens for outgoing calls: the client credentials grant (RFC 6749 section 4.4) and the places that need its tokens.
 *
 * <p>{@link io.github.scalekit4ee.client.ClientCredentialsClient} is plain Java SE. The filters for Jakarta REST clients
 * use nothing of it but its public methods. Each policy is one small class: how a request looks, what an answer must look
 * like, when to try again, how long a token serves. This room knows nothing of verification, so a service that only calls
 * others never loads a key.
 */
@NullMarked
package io.github.scalekit4ee.client;

import org.jspecify.annotations.NullMarked;
