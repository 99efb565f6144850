/**
 * {@code java -jar scalekit4ee.jar}: doctor, verify and token, for who operates an application. They use what the application uses: its
 * readers of the configuration, HTTP client, keys, rules and clients.
 */
@NullMarked
package io.github.scalekit4ee.internal.cli;

import org.jspecify.annotations.NullMarked;
