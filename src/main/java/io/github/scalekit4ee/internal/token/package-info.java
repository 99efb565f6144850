/**
 * Verifies access tokens. Data flows one way: text, compact serialization, header, untrusted claims, key, signature, claim
 * rules, verified claims. Whatever can be refused without a key is refused before one is looked up, so that rubbish never
 * causes a fetch; nothing is trusted before the signature. The two profiles differ in their {@code ClaimRules} only.
 */
@NullMarked
package io.github.scalekit4ee.internal.token;

import org.jspecify.annotations.NullMarked;
