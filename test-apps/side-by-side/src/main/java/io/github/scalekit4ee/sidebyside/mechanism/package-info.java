/** An application with an authentication mechanism of its own and without the jar: what a server keeps of any mechanism. */
package io.github.scalekit4ee.sidebyside.mechanism;
