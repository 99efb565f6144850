/** Parts of the program; CommandLineIT runs the whole of it. */
package io.github.scalekit4ee.internal.cli;
