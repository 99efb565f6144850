/** What refusals are tested on that must not write to the server's log. */
package io.github.scalekit4ee.sidebyside.quiet;
