/**
 * Metrics and spans, by the API that the server shows: OpenTelemetry or MicroProfile Metrics. The two classes that link to them are
 * loaded only where they are there.
 */
@NullMarked
package io.github.scalekit4ee.internal.telemetry;

import org.jspecify.annotations.NullMarked;
