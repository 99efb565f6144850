/** An application of its own that looks at the server from inside. */
package io.github.scalekit4ee.sidebyside.diagnostics;
