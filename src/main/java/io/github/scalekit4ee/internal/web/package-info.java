/**
 * Servlets: proves of each Jakarta REST servlet, before it runs anything, that {@code internal.rest} checks its callers, and answers
 * for beans with {@code @RequiresScopes} that a servlet, a filter or a page called.
 */
@NullMarked
package io.github.scalekit4ee.internal.web;

import org.jspecify.annotations.NullMarked;
