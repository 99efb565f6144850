/**
 * JAX-RS: {@code @RolesAllowed}, {@code @PermitAll}, {@code @DenyAll} and {@code @RequiresScopes} with one behaviour on every
 * server, before the server's own enforcement and where the server has none. An anonymous caller is challenged, a known one who
 * lacks a scope is told which.
 */
@NullMarked
package io.github.scalekit4ee.internal.rest;

import org.jspecify.annotations.NullMarked;
