/** Logout tokens (OpenID Connect Back-Channel Logout 1.0) and what they revoke. */
@NullMarked
package io.github.scalekit4ee.internal.logout;

import org.jspecify.annotations.NullMarked;
