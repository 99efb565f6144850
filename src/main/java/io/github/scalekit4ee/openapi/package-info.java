/** What MicroProfile OpenAPI is configured with. */
@NullMarked
package io.github.scalekit4ee.openapi;

import org.jspecify.annotations.NullMarked;
