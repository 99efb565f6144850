/**
 * Measures what accepting a token costs on a server. The contestants run at the same time, each in a process of its own; one at
 * a time is loaded, in small batches by turns, so that a noisy machine is as noisy for each. What counts is the CPU time of
 * the server's process, and the ratio of two contestants in the same round.
 */
package io.github.scalekit4ee.comparison;
