/**
 * A small deployments API as a user of scalekit4ee writes one: roles are Scalekit scopes, the caller is injected, and
 * nothing here knows how a token is checked. The sub-package {@code behaviour} is not part of that story; it exists for
 * the tests.
 */
package io.github.scalekit4ee.quickstart;
