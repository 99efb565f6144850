/**
 * Strict JSON (RFC 8259, I-JSON of RFC 7493) from untrusted bytes: one object, valid UTF-8, no duplicate members, bounded
 * depth, no trailing data. The only place that sees the JSON parser.
 */
@NullMarked
package io.github.scalekit4ee.internal.json;

import org.jspecify.annotations.NullMarked;
