/**
 * What an application may observe: callers, refusals, keys and tokens for outgoing calls. CDI beans observe these records ({@code
 * @Observes TokenRejected}, {@code @ObservesAsync TokenRejected}; {@code ScalekitEvent} for all of them); in plain Java a {@link
 * io.github.scalekit4ee.event.ScalekitEventListener} is given to a builder. Nothing of this is made where nobody observes it.
 *
 * <p>No event holds a token or a secret. Who the caller is stands only in events about a token that was verified.
 */
@NullMarked
package io.github.scalekit4ee.event;

import org.jspecify.annotations.NullMarked;
