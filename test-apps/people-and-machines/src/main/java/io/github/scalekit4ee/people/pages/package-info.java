/** For people. */
package io.github.scalekit4ee.people.pages;
