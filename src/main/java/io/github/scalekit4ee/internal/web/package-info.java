/**
 * Servlets: proves of each Jakarta REST servlet, before it runs anything, that {@code internal.rest} checks its callers, holds
 * servlets to their {@code @RequiresScopes}, serves the metadata of a protected resource (RFC 9728), takes logout tokens, and answers for beans with {@code @RequiresScopes} that a servlet, a filter or a page called.
 */
@NullMarked
package io.github.scalekit4ee.internal.web;

import org.jspecify.annotations.NullMarked;
