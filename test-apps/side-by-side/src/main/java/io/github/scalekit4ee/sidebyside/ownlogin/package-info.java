/** An application whose own mechanism logs in people by a header, and machines by the jar. */
package io.github.scalekit4ee.sidebyside.ownlogin;
