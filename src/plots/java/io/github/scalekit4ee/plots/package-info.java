/** Draws what the benchmarks and the soak of the servers measure. Compiled as tests, of the jar and of test applications. */
package io.github.scalekit4ee.plots;
