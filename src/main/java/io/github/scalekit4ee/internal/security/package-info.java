/**
 * Jakarta Security: from the request's bearer token to a caller with groups. The token goes through the container's {@code
 * IdentityStoreHandler}, so that an application's own {@code PROVIDE_GROUPS} store adds its groups.
 */
@NullMarked
package io.github.scalekit4ee.internal.security;

import org.jspecify.annotations.NullMarked;
