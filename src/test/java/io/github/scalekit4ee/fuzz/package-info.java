/**
 * Coverage-guided fuzzing. A target is a class {@code …Fuzz} in the room that it is about, with the one method that Jazzer calls;
 * it needs nothing of Jazzer, so that each build replays what an earlier search has found ({@link
 * io.github.scalekit4ee.fuzz.CorpusTest}). The search itself is in {@code src/fuzz}.
 */
package io.github.scalekit4ee.fuzz;
