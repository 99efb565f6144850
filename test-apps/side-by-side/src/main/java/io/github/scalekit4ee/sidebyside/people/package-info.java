/** An application with pages for people and an API for machines. */
package io.github.scalekit4ee.sidebyside.people;
