/** Observers of this jar's events. */
package io.github.scalekit4ee.sidebyside.events;
