/** Writes what this jar enforces into an application's OpenAPI document. Loaded only where the server has MicroProfile OpenAPI. */
@NullMarked
package io.github.scalekit4ee.internal.openapi;

import org.jspecify.annotations.NullMarked;
