/** The few doors that only one server has, one small class each. Nothing here is needed for correct answers elsewhere. */
@NullMarked
package io.github.scalekit4ee.internal.server;

import org.jspecify.annotations.NullMarked;
