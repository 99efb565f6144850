/** What the filters for Jakarta REST clients are made of, and the clients that an application's configuration names. */
@NullMarked
package io.github.scalekit4ee.internal.client.rest;

import org.jspecify.annotations.NullMarked;
