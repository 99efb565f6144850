/** The service that calls. It never sees a token: filters add them, and configuration says whose they are. */
package io.github.scalekit4ee.outgoing.front;
