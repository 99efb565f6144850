/** The application on a server, beside a simulated Scalekit environment. */
package io.github.scalekit4ee.people.it;
