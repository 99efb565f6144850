/**
 * What a verification costs, beside other libraries and beside the least that any of them can do.
 *
 * <ul>
 *   <li>{@code mvn -Pbenchmarks}: all contestants in one JVM, in small batches by turns, so that a noisy machine is as noisy for
 *       each; once with the default provider, once with each native one installed. Prints a table and leaves it in
 *       {@code target/benchmarks}.
 *   <li>{@code mvn -Pbenchmarks -Dbenchmark=jmh}: the same contestants by JMH, one forked JVM each.
 *   <li>{@code mvn -Pbenchmarks -Dbenchmark=growth}: how time and memory grow with tokens, scopes, keys and clients; draws
 *       {@code src/jmh/plots}.
 *   <li>{@code -Dbenchmark.jdks=/path/of/one,/path/of/another}: on these JDKs in turn.
 * </ul>
 */
package io.github.scalekit4ee.benchmarks;
