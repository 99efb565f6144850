/** The service that is called: it wants a Scalekit token with the right scope, and knows nothing of who calls. */
package io.github.scalekit4ee.outgoing.receiver;
