/**
 * How tokens for outgoing calls are requested and kept. Each policy is one small class: how a request looks, what an answer must
 * look like, when to try again, how long a token serves. Plain Java SE. This room knows nothing of verification, so a service
 * that only calls others never loads a key.
 */
@NullMarked
package io.github.scalekit4ee.internal.client;

import org.jspecify.annotations.NullMarked;
