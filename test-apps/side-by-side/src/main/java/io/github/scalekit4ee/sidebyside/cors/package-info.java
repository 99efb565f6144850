/** What pages of other origins call. */
package io.github.scalekit4ee.sidebyside.cors;
