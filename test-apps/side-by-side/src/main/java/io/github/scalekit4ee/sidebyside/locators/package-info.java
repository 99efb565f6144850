/** Rules about callers on sub-resource locators. */
package io.github.scalekit4ee.sidebyside.locators;
