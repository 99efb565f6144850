/**
 * Reads the configuration once into one immutable record. Whatever the source (MicroProfile Config, environment, system
 * properties, a builder of the public API), a value is checked here and nowhere else, and each message names the key,
 * the problem and the fix.
 *
 * <p>What was decided where the specifications leave room:
 *
 * <ul>
 *   <li>A blank value counts as unset. An expression that cannot be resolved is an error: as an unset value it would remove an
 *       allow-list without a message.
 *   <li>{@code scalekit.environment-url} chooses Scalekit's rules. Issuers and audiences of {@code scalekit.*} and
 *       {@code mp.jwt.*} then add up; two places for the keys, or two clock skews, are a contradiction unless they are equal.
 *   <li>Nobody is trusted by default: no issuer, or no word on the audience, is a problem. An application without incoming
 *       requests says so ({@code scalekit.verifier.enabled=false}); it is never concluded from a client being configured.
 *   <li>The environment's URL is brought into the spelling that its tokens carry (lower case, no default port, no slash at
 *       the end). Further issuers are taken as they are written.
 * </ul>
 */
@NullMarked
package io.github.scalekit4ee.internal.config.read;

import org.jspecify.annotations.NullMarked;
