/**
 * For an application with a Jakarta Security mechanism of its own: logs in the callers of access tokens there. An application without
 * one needs nothing of this package.
 */
@NullMarked
package io.github.scalekit4ee.security;

import org.jspecify.annotations.NullMarked;
