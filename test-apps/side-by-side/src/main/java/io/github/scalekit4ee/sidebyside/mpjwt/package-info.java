/** What an application has that was written for the server's own MicroProfile JWT. */
package io.github.scalekit4ee.sidebyside.mpjwt;
