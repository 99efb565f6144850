/**
 * The issuer's verification keys: fetched, cached, refreshed ahead, rate limited, and kept through an outage. Each network
 * policy is a class of its own.
 */
@NullMarked
package io.github.scalekit4ee.internal.jwks;

import org.jspecify.annotations.NullMarked;
