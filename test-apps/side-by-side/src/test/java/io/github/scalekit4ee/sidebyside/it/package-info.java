/** Deploys several things into one server and looks whether each is left alone by the others. */
package io.github.scalekit4ee.sidebyside.it;
