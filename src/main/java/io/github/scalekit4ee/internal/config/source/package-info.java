/** Where configuration values come from: MicroProfile Config where the server has it, and the same names and files where it has not. */
@NullMarked
package io.github.scalekit4ee.internal.config.source;

import org.jspecify.annotations.NullMarked;
