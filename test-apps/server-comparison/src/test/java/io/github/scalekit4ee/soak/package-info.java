/**
 * Hours of everything at once: good and bad tokens, new keys, an issuer that is away, deployments of the same application. Each
 * answer is compared with what it must be, and after hours the server is to be as large as after minutes.
 */
package io.github.scalekit4ee.soak;
