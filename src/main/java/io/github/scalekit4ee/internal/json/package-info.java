/**
 * Strict JSON (RFC 8259, I-JSON of RFC 7493) from untrusted bytes: one object, valid UTF-8, no duplicate members, bounded
 * depth, no trailing data. A parser of our own, because strictness is all it has to know: a general one costs several times as
 * much and brings leniencies and tables that have to be switched off.
 */
@NullMarked
package io.github.scalekit4ee.internal.json;

import org.jspecify.annotations.NullMarked;
